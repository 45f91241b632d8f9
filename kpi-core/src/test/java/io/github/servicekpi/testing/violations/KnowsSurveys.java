package io.github.servicekpi.testing.violations;

import io.github.servicekpi.testing.violations.survey.Question;

/** Asks what only a module above it knows. */
record KnowsSurveys(Question question) {}
