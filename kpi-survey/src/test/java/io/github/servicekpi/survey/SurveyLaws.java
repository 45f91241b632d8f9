package io.github.servicekpi.survey;

import io.github.servicekpi.Table;
import io.github.servicekpi.testing.CalculatorLaws;
import java.util.List;
import net.jqwik.api.Arbitrary;

/** The laws, for calculators of responses of any kind. */
interface SurveyLaws extends CalculatorLaws<SurveyResponse> {
    @Override
    default Arbitrary<SurveyResponse> row() {
        return SurveyArbitraries.responses();
    }

    @Override
    default Table<SurveyResponse> table(List<SurveyResponse> rows) {
        return SurveyFields.table(rows);
    }
}
