package io.github.servicekpi.benchmarks;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The figures of the report program by DuckDB: reads a CSV file of interactions and writes figures of all and by channel as JSON,
 * {@code {"": {"interactions.value": 7, ...}, "chat": {...}}}.
 */
public final class DuckDbReport {
    private DuckDbReport() {}

    /**
     * Makes the report.
     *
     * @param args the CSV file, the number of threads, and the JSON file to write
     * @throws IOException if a file cannot be read or written
     * @throws SQLException if the CSV file is not what it should be
     */
    public static void main(String[] args) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("set threads = " + Integer.parseInt(args[1]));
            statement.execute("set preserve_insertion_order = false");
            statement.execute(sql("interactions.sql").formatted(args[0].replace("'", "''")));
            requireDistinctIds(statement);
            try (ResultSet rows = statement.executeQuery(sql("report.sql"))) {
                Files.writeString(Path.of(args[2]), JSON.std.asString(figures(rows)));
            }
        }
    }

    private static void requireDistinctIds(Statement statement) throws SQLException {
        try (ResultSet ids = statement.executeQuery("select count(*) - count(distinct id) from i")) {
            if (DuckDb.only(ids).getLong(1) != 0) {
                throw new SQLException("an id occurs twice");
            }
        }
    }

    private static Map<String, Map<String, @Nullable Number>> figures(ResultSet rows) throws SQLException {
        Map<String, Map<String, @Nullable Number>> figures = new LinkedHashMap<>();
        while (rows.next()) {
            String group = rows.getInt("all_rows") == 1 ? "" : rows.getString("channel");
            if (group != null) {
                figures.put(group, figuresOfGroup(rows));
            }
        }
        return figures;
    }

    private static Map<String, @Nullable Number> figuresOfGroup(ResultSet rows) throws SQLException {
        Map<String, @Nullable Number> figures = new LinkedHashMap<>();
        for (int column = 3; column <= rows.getMetaData().getColumnCount(); column++) {
            String name = rows.getMetaData().getColumnLabel(column);
            int dot = name.indexOf('.');
            String kpi = name.substring(0, dot + 1);
            String[] fields = name.substring(dot + 1).split(",", -1);
            if (fields.length == 1) {
                double value = rows.getDouble(column);
                figures.put(name, rows.wasNull() ? null : value);
                continue;
            }
            Array percentiles = rows.getArray(column);
            Object[] values = percentiles == null ? new Object[fields.length] : (Object[]) percentiles.getArray();
            for (int i = 0; i < fields.length; i++) {
                figures.put(kpi + fields[i], (Number) values[i]);
            }
        }
        return figures;
    }

    private static String sql(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(DuckDbReport.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
