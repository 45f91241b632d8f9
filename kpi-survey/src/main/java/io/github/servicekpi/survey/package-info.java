/**
 * KPIs of customer surveys and reviews: NPS, CSAT, CES, review ratings and response rates.
 *
 * <p>Every KPI is a {@link io.github.servicekpi.Calculator} over scores, so it groups, splits into periods, merges and
 * reads tables as any other does. {@link io.github.servicekpi.survey.SurveyKpis} has them ready for {@link
 * io.github.servicekpi.survey.SurveyResponse}s; {@code Nps.calculator(Reply::score)} and its like take rows of any
 * class. {@link io.github.servicekpi.survey.KeptResponses} are what counts where customers answer more than once.
 */
@NullMarked
package io.github.servicekpi.survey;

import org.jspecify.annotations.NullMarked;
