package io.github.servicekpi.testing.violations.survey;

/** A class of surveys. */
public interface Question {}
