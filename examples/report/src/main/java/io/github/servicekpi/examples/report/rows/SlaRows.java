package io.github.servicekpi.examples.report.rows;

import static io.github.servicekpi.examples.report.rows.SlaColumn.*;

import io.github.servicekpi.service.InteractionFields;
import io.github.servicekpi.sla.SlaMetric;
import io.github.servicekpi.sla.SlaTarget;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Rows that become targets of a service level agreement. */
final class SlaRows extends RowType<SlaTarget> {
    @Override
    public String name() {
        return "sla";
    }

    @Override
    public List<String> requiredColumns() {
        return List.of(METRIC.header(), TARGET.header());
    }

    @Override
    List<SlaColumn> columns() {
        return List.of(SlaColumn.values());
    }

    @Override
    SlaTarget read(Cells cells, Map<String, String> dimensions) throws RejectedRowException {
        SlaMetric metric = cells.required(METRIC, cells.constant(METRIC, SlaMetric.values()));
        Duration time = cells.required(TARGET, cells.duration(TARGET));
        SlaTarget target = SlaTarget.of(metric, time);
        String channel = cells.text(CHANNEL);
        String segment = cells.text(SEGMENT);
        target = channel == null ? target : target.where(InteractionFields.CHANNEL, channel);
        return segment == null ? target : target.where(InteractionFields.SEGMENT, segment);
    }
}
