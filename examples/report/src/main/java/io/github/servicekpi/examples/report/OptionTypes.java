package io.github.servicekpi.examples.report;

import io.github.servicekpi.examples.report.rows.Selection;
import io.github.servicekpi.stats.PercentileMethod;
import io.github.servicekpi.time.WeeklyHours;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How the values of options are read; what cannot be read names the value and what was expected. */
final class OptionTypes {
    private OptionTypes() {}

    private static TypeConversionException wrong(String value, String expected) {
        return new TypeConversionException("\"" + value + "\" is not " + expected);
    }

    static final class Zone implements ITypeConverter<ZoneId> {
        @Override
        public ZoneId convert(String value) {
            try {
                return ZoneId.of(value);
            } catch (DateTimeException e) {
                throw wrong(value, "a time zone such as Europe/Berlin, UTC or +02:00");
            }
        }
    }

    static final class File implements ITypeConverter<Path> {
        @Override
        public Path convert(String value) {
            if (value.isEmpty()) {
                throw wrong(value, "the name of a file");
            }
            try {
                return Path.of(value);
            } catch (InvalidPathException e) {
                throw wrong(value, "the name of a file (" + e.getReason() + ")");
            }
        }
    }

    static final class Date implements ITypeConverter<LocalDate> {
        private static final DateTimeFormatter FORMAT =
                DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

        @Override
        public LocalDate convert(String value) {
            try {
                return LocalDate.parse(value, FORMAT);
            } catch (DateTimeException e) {
                throw wrong(value, "a date such as 2026-01-31");
            }
        }
    }

    static final class Hours implements ITypeConverter<WeeklyHours> {
        @Override
        public WeeklyHours convert(String value) {
            try {
                return WeeklyHours.parse(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    static final class Level implements ITypeConverter<Double> {
        @Override
        public Double convert(String value) {
            double level;
            try {
                level = new BigDecimal(value).doubleValue();
            } catch (NumberFormatException e) {
                throw wrong(value, "a number between 0 and 1");
            }
            if (level <= 0 || level >= 1) {
                throw wrong(value, "between 0 and 1, both excluded");
            }
            return level;
        }
    }

    static final class Percentiles implements ITypeConverter<PercentileMethod> {
        private static final Map<String, PercentileMethod> METHODS =
                Map.of("nearest-rank", PercentileMethod.NEAREST_RANK, "hf7", PercentileMethod.HF7);

        @Override
        public PercentileMethod convert(String value) {
            PercentileMethod method = METHODS.get(value);
            if (method == null) {
                throw wrong(value, "nearest-rank or hf7");
            }
            return method;
        }
    }

    static final class Column implements ITypeConverter<String> {
        @Override
        public String convert(String value) {
            if (value.isBlank()) {
                throw wrong(value, "the name of a column");
            }
            return value;
        }
    }

    static final class Filter implements ITypeConverter<Selection.Filter> {
        @Override
        public Selection.Filter convert(String value) {
            int equals = value.indexOf('=');
            if (equals <= 0 || equals == value.length() - 1) {
                throw wrong(value, "COLUMN=VALUE");
            }
            return new Selection.Filter(value.substring(0, equals), value.substring(equals + 1));
        }
    }
}
