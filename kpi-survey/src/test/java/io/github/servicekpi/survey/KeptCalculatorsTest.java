package io.github.servicekpi.survey;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Granularity;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** The laws, for what is kept of several responses. */
class KeptCalculatorsTest implements SurveyLaws {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Override
    public Map<String, Calculator<SurveyResponse, ?>> calculators() {
        Map<String, Calculator<SurveyResponse, ?>> all = new LinkedHashMap<>();
        all.put("latest of customers", KeptResponses.calculator(Keep.LATEST, OnePer.CUSTOMER));
        all.put("first of interactions", KeptResponses.calculator(Keep.FIRST, OnePer.INTERACTION));
        all.put("latest versions", KeptResponses.calculator(Keep.LATEST, OnePer.RESPONSE));
        all.put(
                "first of customers and quarters",
                KeptResponses.calculator(Keep.FIRST, OnePer.CUSTOMER, Granularity.QUARTER, BERLIN));
        all.put("all", KeptResponses.calculator(Keep.ALL, OnePer.CUSTOMER));
        all.put(
                "nps of the latest by month",
                KeptResponses.calculator(Keep.LATEST, OnePer.CUSTOMER)
                        .andThen(kept -> SurveyKpis.NPS.calculate(kept.responses()))
                        .perPeriod(Granularity.MONTH, BERLIN, SurveyFields.AT));
        return all;
    }
}
