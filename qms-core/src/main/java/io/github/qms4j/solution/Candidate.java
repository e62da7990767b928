package io.github.qms4j.solution;

import io.github.qms4j.access.By;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One of the solutions that are compared.
 *
 * @param key names it within its selection
 * @param vendor who supplies it
 * @param product what it is, with its version
 * @param fulfilments by requirement, whether it was found to meet it
 */
public record Candidate(String key, VendorId vendor, String product, Map<String, Fulfilment> fulfilments) {
    public Candidate {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(vendor, "vendor");
        Objects.requireNonNull(product, "product");
        fulfilments = Collections.unmodifiableMap(new TreeMap<>(fulfilments));
    }

    /** A candidate of which nothing was judged. */
    public static Candidate of(String key, VendorId vendor, String product) {
        return new Candidate(key, vendor, product, Map.of());
    }

    Candidate judged(String requirement, Fulfilment fulfilment) {
        Map<String, Fulfilment> more = new TreeMap<>(fulfilments);
        more.put(requirement, fulfilment);
        return new Candidate(key, vendor, product, more);
    }

    /**
     * Whether a requirement is met.
     *
     * @param met whether it is
     * @param evidence what shows it
     * @param by who judged
     */
    public record Fulfilment(boolean met, String evidence, By by) {
        public Fulfilment {
            Objects.requireNonNull(evidence, "evidence");
            Objects.requireNonNull(by, "by");
        }
    }
}
