package io.github.qms4j.internal.validation;

import io.github.qms4j.ConfigurationException;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;

/**
 * Takes values as a constraint sees them: the types for which the specification demands that it works, but floating
 * point.
 *
 * @param constraint the constraint and where it stands, for messages
 */
record Judge(String constraint) {

    CharSequence text(Object value) {
        if (value instanceof CharSequence text) {
            return text;
        }
        throw cannotJudge(value);
    }

    boolean truth(Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw cannotJudge(value);
    }

    int size(Object value) {
        if (value instanceof CharSequence text) {
            return text.length();
        }
        if (value instanceof Collection<?> collection) {
            return collection.size();
        }
        if (value instanceof Map<?, ?> map) {
            return map.size();
        }
        if (value.getClass().isArray()) {
            return Array.getLength(value);
        }
        throw cannotJudge(value);
    }

    BigDecimal number(Object value) {
        if (value instanceof BigDecimal number) {
            return number;
        }
        if (value instanceof BigInteger number) {
            return new BigDecimal(number);
        }
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        throw cannotJudge(value);
    }

    ConfigurationException notKnown() {
        return RecordConstraints.onlyByProvider(constraint + " is not a constraint that is known here");
    }

    private ConfigurationException cannotJudge(Object value) {
        return RecordConstraints.onlyByProvider(
                constraint + " cannot judge a " + value.getClass().getName() + " here");
    }
}
