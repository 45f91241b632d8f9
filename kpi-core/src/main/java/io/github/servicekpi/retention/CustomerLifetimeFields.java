package io.github.servicekpi.retention;

import io.github.servicekpi.Field;
import io.github.servicekpi.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of a {@link CustomerLifetime}, to group by, to make conditions from, and to store in a table. */
public final class CustomerLifetimeFields {
    private CustomerLifetimeFields() {}

    /** The id of the customer; always known. */
    public static final Field<CustomerLifetime, String> CUSTOMER = Field.text("customer", CustomerLifetime::customer);

    /** The first day as a customer; always known. */
    public static final Field<CustomerLifetime, LocalDate> STARTED_ON =
            Field.value("started_on", CustomerLifetime::startedOn);

    /** The first day no longer a customer. */
    public static final Field<CustomerLifetime, LocalDate> ENDED_ON =
            Field.value("ended_on", CustomerLifetime::endedOn);

    /** What the customer subscribed to. */
    public static final Field<CustomerLifetime, String> PLAN = Field.text("plan", CustomerLifetime::plan);

    /** The kind of customer. */
    public static final Field<CustomerLifetime, String> SEGMENT = Field.text("segment", CustomerLifetime::segment);

    /** The recurring revenue of a month. */
    public static final Field<CustomerLifetime, BigDecimal> MONTHLY_VALUE =
            Field.value("monthly_value", CustomerLifetime::monthlyValue);

    /** The recurring revenue of a month at the end of the period looked at. */
    public static final Field<CustomerLifetime, BigDecimal> END_VALUE =
            Field.value("end_value", CustomerLifetime::endValue);

    /** All custom dimensions; see {@link #dimension} for one. */
    public static final Field<CustomerLifetime, Map<String, String>> DIMENSIONS =
            Field.value("dimensions", CustomerLifetime::dimensions);

    private static final List<Field<CustomerLifetime, ?>> STORED =
            List.of(CUSTOMER, STARTED_ON, ENDED_ON, PLAN, SEGMENT, MONTHLY_VALUE, END_VALUE, DIMENSIONS);

    /**
     * The field of a custom dimension, such as region or industry. Two of the same name are equal.
     *
     * @param name of the dimension
     * @return a field
     */
    public static Field<CustomerLifetime, String> dimension(String name) {
        return Field.text(name, new DimensionOf(name));
    }

    private record DimensionOf(String name) implements Function<CustomerLifetime, @Nullable String> {
        @Override
        public @Nullable String apply(CustomerLifetime lifetime) {
            return lifetime.dimension(name);
        }
    }

    /**
     * Copies lifetimes into a table that gives equal ones back.
     *
     * @param lifetimes none of them null
     * @param dimensions custom dimensions that are to have a column of their own, as they are grouped by or filtered on
     * @return a table
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read only
    public static Table<CustomerLifetime> table(
            Iterable<CustomerLifetime> lifetimes, Field<CustomerLifetime, String>... dimensions) {
        List<Field<CustomerLifetime, ?>> fields = new ArrayList<>(STORED);
        fields.addAll(List.of(dimensions));
        return Table.of(lifetimes, CustomerLifetimeFields::lifetime, fields);
    }

    @SuppressWarnings("NullAway") // every lifetime has a customer, a start and dimensions
    private static CustomerLifetime lifetime(Table.Row row) {
        CustomerLifetimeBuilder builder = CustomerLifetime.builder(row.get(CUSTOMER), row.get(STARTED_ON))
                .endedOn(row.get(ENDED_ON))
                .plan(row.get(PLAN))
                .segment(row.get(SEGMENT))
                .monthlyValue(row.get(MONTHLY_VALUE))
                .endValue(row.get(END_VALUE));
        row.get(DIMENSIONS).forEach(builder::dimension);
        return builder.build();
    }
}
