package io.github.servicekpi.survey;

import java.util.Arrays;
import java.util.List;

/** A row of a class that this library does not know, with a score or without. */
record Answer(Integer score) {
    static List<Answer> of(Integer... scores) {
        return Arrays.stream(scores).map(Answer::new).toList();
    }
}
