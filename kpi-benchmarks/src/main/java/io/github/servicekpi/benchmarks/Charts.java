package io.github.servicekpi.benchmarks;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.ViewBox;

/** Charts of time against rows, on logarithmic axes, as SVG. */
final class Charts {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 440;

    private Charts() {}

    /** A chart for each work on one thread, of the library and its peers. */
    static void timeAgainstRows(List<Ratio> ratios, Path folder) throws IOException {
        Map<String, Map<String, XYSeries>> charts = new LinkedHashMap<>();
        for (Ratio ratio : ratios) {
            if (ratio.threads() == 1 && ratio.unit().equals("ms")) {
                Map<String, XYSeries> chart = charts.computeIfAbsent(ratio.work(), work -> new LinkedHashMap<>());
                series(chart, "this library").addOrUpdate((double) ratio.rows(), ratio.ours());
                series(chart, ratio.peer()).addOrUpdate((double) ratio.rows(), ratio.theirs());
            }
        }
        for (Map.Entry<String, Map<String, XYSeries>> chart : charts.entrySet()) {
            draw(chart.getKey(), "milliseconds", chart.getValue(), folder.resolve(fileName(chart.getKey())));
        }
    }

    /** The nanoseconds a row of each work as its table grows. */
    static void growth(List<Growth.Step> steps, Path folder) throws IOException {
        Map<String, XYSeries> chart = new LinkedHashMap<>();
        steps.forEach(step -> series(chart, step.work()).add((double) step.rows(), step.nanosPerRow()));
        draw("Time a row as a table grows", "nanoseconds a row", chart, folder.resolve("growth.svg"));
    }

    private static XYSeries series(Map<String, XYSeries> chart, String name) {
        return chart.computeIfAbsent(name, XYSeries::new);
    }

    private static String fileName(String work) {
        return work.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + ".svg";
    }

    private static void draw(String title, String unit, Map<String, XYSeries> series, Path file) throws IOException {
        XYSeriesCollection data = new XYSeriesCollection();
        series.values().forEach(data::addSeries);
        JFreeChart chart =
                ChartFactory.createXYLineChart(title, "rows", unit, data, PlotOrientation.VERTICAL, true, false, false);
        chart.setBackgroundPaint(Color.WHITE);
        chart.getTitle().setFont(new Font(Font.SANS_SERIF, Font.BOLD, 16));
        XYPlot plot = chart.getXYPlot();
        plot.setBackgroundPaint(Color.WHITE);
        plot.setDomainGridlinePaint(Color.LIGHT_GRAY);
        plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
        plot.setDomainAxis(logarithmic("rows"));
        plot.setRangeAxis(logarithmic(unit));
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer();
        for (int i = 0; i < series.size(); i++) {
            renderer.setSeriesStroke(i, new BasicStroke(i == 0 ? 3 : 1.5f));
        }
        plot.setRenderer(renderer);
        SVGGraphics2D graphics = new SVGGraphics2D(WIDTH, HEIGHT);
        chart.draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
        ViewBox scalable = new ViewBox(0, 0, WIDTH, HEIGHT); // without it, a page cannot change its size
        Files.writeString(file, graphics.getSVGElement(null, true, scalable, null, null) + "\n");
    }

    private static LogAxis logarithmic(String label) {
        LogAxis axis = new LogAxis(label);
        axis.setBase(10);
        axis.setNumberFormatOverride(new DecimalFormat("#,##0.###", DecimalFormatSymbols.getInstance(Locale.ROOT)));
        return axis;
    }
}
