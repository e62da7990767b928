package io.github.qms4j.review;

import io.github.qms4j.RefusedException;
import io.github.qms4j.capa.Nonconformity;
import io.github.qms4j.statistics.Series;

public record ReviewKnowingLower(Nonconformity input, Series series) {
    RefusedException refusal(RefusedException.Violation violation) {
        return new RefusedException();
    }
}
