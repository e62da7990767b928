package io.github.qms4j.kpi;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import io.github.qms4j.quantity.Bound;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is measured, why, how, how often and by whom, and what its values mean (rule KPI-1). Immutable. */
public final class KpiDefinition {
    private final State state;

    private KpiDefinition(State state) {
        this.state = state;
    }

    static KpiDefinition of(State state) {
        return new KpiDefinition(state);
    }

    State state() {
        return state;
    }

    /**
     * Starts a definition.
     *
     * @param id unique per tenant, such as {@code resolution-in-time}
     * @param name as printed
     * @param formula how it is computed
     */
    public static Builder builder(String id, String name, KpiFormula formula) {
        return new Builder(id, name, formula);
    }

    public String id() {
        return state.id();
    }

    public String name() {
        return state.name();
    }

    public String purpose() {
        return state.purpose();
    }

    public KpiFormula formula() {
        return state.formula();
    }

    /** The unit of its values, as {@link io.github.qms4j.quantity.Quantity} prints it. */
    public String unit() {
        return state.unit();
    }

    public Direction direction() {
        return state.direction();
    }

    /** How often a value is due. */
    public Period period() {
        return state.period();
    }

    /** Where the data come from. */
    public String source() {
        return state.source();
    }

    /** Who answers for it; blank for a computation that is thrown away. */
    public String owner() {
        return state.owner();
    }

    public String collector() {
        return state.collector();
    }

    public List<KpiBand> bands() {
        return state.bands();
    }

    public Optional<Bound> target() {
        return Optional.ofNullable(state.target());
    }

    /** Fewer data than this are reported as no data. */
    public long minimumSample() {
        return state.minimumSample();
    }

    /** How long after the end of a period its value may be missing before the KPI is stale. */
    public Period stalenessGrace() {
        return state.stalenessGrace();
    }

    /** Whether each measurement must be verified by somebody other than the collector. */
    public boolean demandsVerification() {
        return state.demandsVerification();
    }

    /** The quality objectives it serves. */
    public List<String> objectives() {
        return state.objectives();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KpiDefinition definition && definition.state.equals(state);
    }

    @Override
    public int hashCode() {
        return state.hashCode();
    }

    @Override
    public String toString() {
        return "KPI " + state.id();
    }

    record State(
            String id,
            String name,
            String purpose,
            KpiFormula formula,
            String unit,
            Direction direction,
            Period period,
            String source,
            String owner,
            String collector,
            List<KpiBand> bands,
            @Nullable Bound target,
            long minimumSample,
            Period stalenessGrace,
            boolean demandsVerification,
            List<String> objectives) {
        State {
            bands = List.copyOf(bands);
            objectives = List.copyOf(objectives);
        }
    }

    /** Writes a definition. */
    public static final class Builder {
        private final String id;
        private final String name;
        private final KpiFormula formula;
        private final List<KpiBand> bands = new ArrayList<>();
        private final List<String> objectives = new ArrayList<>();
        private String purpose = "";
        private String unit;
        private Direction direction = Direction.NEUTRAL;
        private Period period = Period.ofMonths(1);
        private String source = "";
        private String owner = "";
        private String collector = "";
        private @Nullable Bound target;
        private long minimumSample = 1;
        private Period stalenessGrace = Period.ofDays(10);
        private boolean demandsVerification;

        private Builder(String id, String name, KpiFormula formula) {
            this.id = id;
            this.name = name;
            this.formula = formula;
            this.unit = unitOf(formula);
        }

        private static String unitOf(KpiFormula formula) {
            if (formula instanceof KpiFormula.Ratio || formula instanceof KpiFormula.WeightedComposite) {
                return "%";
            } else if (formula instanceof KpiFormula.RatePerExposure rate) {
                return "1/" + rate.exposureUnit();
            } else if (formula instanceof KpiFormula.Count || formula instanceof KpiFormula.Entered) {
                return "1";
            }
            return "h";
        }

        public Builder purpose(String value) {
            this.purpose = value;
            return this;
        }

        /** The unit of a KPI that is entered by hand; a computed one has that of its formula. */
        public Builder unit(String value) {
            this.unit = value;
            return this;
        }

        public Builder direction(Direction value) {
            this.direction = value;
            return this;
        }

        /** How often a value is due; by default monthly. */
        public Builder period(Period value) {
            this.period = value;
            return this;
        }

        public Builder source(String value) {
            this.source = value;
            return this;
        }

        /** Who answers for it. A KPI that is kept needs one before it is used; a computation that is thrown away needs none. */
        public Builder owner(String value) {
            this.owner = value;
            return this;
        }

        public Builder collector(String value) {
            this.collector = value;
            return this;
        }

        public Builder band(KpiBand band) {
            bands.add(band);
            return this;
        }

        public Builder target(Bound value) {
            this.target = value;
            return this;
        }

        public Builder minimumSample(long value) {
            this.minimumSample = value;
            return this;
        }

        public Builder stalenessGrace(Period value) {
            this.stalenessGrace = value;
            return this;
        }

        public Builder demandsVerification(boolean value) {
            this.demandsVerification = value;
            return this;
        }

        public Builder objective(String objectiveId) {
            objectives.add(objectiveId);
            return this;
        }

        /**
         * The definition.
         *
         * @throws InvalidInputException listing everything that is missing or contradicts itself
         */
        public KpiDefinition build() {
            List<Violation> violations = new ArrayList<>();
            demand(!id.isBlank(), "id", id, "is blank", "name the KPI", violations);
            demand(!name.isBlank(), "name", name, "is blank", "give a printed name", violations);
            boolean entered = formula instanceof KpiFormula.Entered;
            demand(
                    entered || unit.equals(unitOf(formula)),
                    "unit",
                    unit,
                    "is not the unit of the formula",
                    "leave it out, or use " + unitOf(formula),
                    violations);
            demand(
                    target == null || target.quantity().unit().equals(unit),
                    "target",
                    String.valueOf(target),
                    "is not in the KPI's unit",
                    "state it in " + unit,
                    violations);
            demand(minimumSample >= 1, "minimumSample", minimumSample, "is below 1", "demand at least one", violations);
            demand(
                    !period.isNegative() && !period.isZero(),
                    "period",
                    period,
                    "is not a length of time",
                    "use e.g. P1M",
                    violations);
            demand(!unit.isBlank(), "unit", unit, "is blank", "use \"1\" for a plain number", violations);
            demand(
                    !stalenessGrace.isNegative(),
                    "stalenessGrace",
                    stalenessGrace,
                    "is negative",
                    "use e.g. P10D",
                    violations);
            checkBands(violations);
            if (!violations.isEmpty()) {
                throw new InvalidInputException("KPI " + id, violations);
            }
            return new KpiDefinition(new State(
                    id,
                    name,
                    purpose,
                    formula,
                    unit,
                    direction,
                    period,
                    source,
                    owner,
                    collector,
                    bands,
                    target,
                    minimumSample,
                    stalenessGrace,
                    demandsVerification,
                    objectives));
        }

        private void checkBands(List<Violation> violations) {
            for (int i = 0; i < bands.size(); i++) {
                for (int j = i + 1; j < bands.size(); j++) {
                    demand(
                            !bands.get(i).overlaps(bands.get(j)),
                            "bands",
                            bands.get(i).name() + " and " + bands.get(j).name(),
                            "overlap",
                            "end one where the other begins",
                            violations);
                }
            }
        }

        private static void demand(
                boolean holds, String place, Object value, String rule, String remedy, List<Violation> violations) {
            if (!holds) {
                violations.add(new Violation(place, String.valueOf(value), rule, remedy));
            }
        }
    }
}
