package io.github.qms4j.regulation;

import static io.github.qms4j.regulation.Relation.EQUAL;
import static io.github.qms4j.regulation.Relation.EQUIVALENT;
import static io.github.qms4j.regulation.Relation.INTERSECTS;
import static io.github.qms4j.regulation.Relation.NO_RELATIONSHIP;
import static io.github.qms4j.regulation.Relation.SUBSET;
import static io.github.qms4j.regulation.Relation.SUPERSET;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Requirements whose demands are known, so that everything that is said of them can be looked up: sets of a few things as
 * bits, each in its own words. Seeded.
 */
final class SmallInstruments {
    final List<RequirementId> requirements = new ArrayList<>();
    final List<Mapping> mappings = new ArrayList<>();
    private final List<Integer> demands = new ArrayList<>();
    private final Random random;

    SmallInstruments(long seed, int size, int things) {
        random = new Random(seed);
        for (int i = 0; i < size; i++) {
            requirements.add(requirement("r" + i));
            demands.add(1 + random.nextInt((1 << things) - 1));
        }
    }

    static RequirementId requirement(String local) {
        return new CatalogueId("example", "1").requirement(local);
    }

    /** Compares so many pairs truly; sometimes with less than could be said, as curators do. */
    SmallInstruments compare(int pairs) {
        for (int i = 0; i < pairs; i++) {
            int one = random.nextInt(requirements.size());
            int other = random.nextInt(requirements.size());
            if (one != other) {
                List<Relation> holding = holding(requirements.get(one), requirements.get(other));
                Relation said = holding.get(random.nextInt(4) == 0 ? random.nextInt(holding.size()) : 0);
                mappings.add(new Mapping(requirements.get(one), requirements.get(other), said, "compared"));
            }
        }
        return this;
    }

    int demand(RequirementId requirement) {
        return demands.get(requirements.indexOf(requirement));
    }

    boolean holds(Relation relation, RequirementId a, RequirementId b) {
        return holding(a, b).contains(relation);
    }

    /** What is true of them, the strongest first; no two are in the same words. */
    private List<Relation> holding(RequirementId source, RequirementId target) {
        int a = demand(source);
        int b = demand(target);
        List<Relation> all = new ArrayList<>();
        if (source.equals(target)) {
            all.add(EQUAL);
        }
        if (a == b) {
            all.add(EQUIVALENT);
        }
        if ((a & b) == a) {
            all.add(SUBSET);
        }
        if ((a & b) == b) {
            all.add(SUPERSET);
        }
        all.add((a & b) == 0 ? NO_RELATIONSHIP : INTERSECTS);
        return all;
    }
}
