package io.github.qms4j.kpi;

import io.github.qms4j.quantity.Quantity;
import io.github.qms4j.quantity.Result;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.Map;

/** Takes tickets one at a time and can be merged with another of its kind, in any order, to the same result. */
abstract sealed class Accumulator {
    private static final BigDecimal MILLIS_PER_HOUR = BigDecimal.valueOf(3_600_000);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** Decimals of every computed value; far beyond what is printed. */
    private static final int SCALE = 6;

    static Accumulator of(KpiFormula formula) {
        if (formula instanceof KpiFormula.Ratio ratio) {
            return new Share(ratio.fact());
        } else if (formula instanceof KpiFormula.Count count) {
            return new Tally(count.fact(), BigDecimal.ONE, "1");
        } else if (formula instanceof KpiFormula.RatePerExposure rate) {
            return new Tally(rate.fact(), rate.exposure(), "1/" + rate.exposureUnit());
        } else if (formula instanceof KpiFormula.Mean mean) {
            return new Average(mean.time());
        } else if (formula instanceof KpiFormula.Median median) {
            return new Quantile(median.time(), 50, PercentileDefinition.LINEAR);
        } else if (formula instanceof KpiFormula.Percentile percentile) {
            return new Quantile(percentile.time(), percentile.percent(), percentile.definition());
        } else if (formula instanceof KpiFormula.WeightedComposite composite) {
            return new Composite(composite.weights());
        }
        throw new IllegalArgumentException("the formula " + formula + " is entered by hand, not computed from tickets");
    }

    abstract void accept(JudgedTicket judged);

    /** Takes over what another accumulator of the same formula has seen. */
    abstract void merge(Accumulator other);

    abstract Computed computed();

    /** What came out: the result, and the numbers behind it. */
    record Computed(Result result, long numerator, long denominator) {}

    private static BigDecimal divide(BigDecimal a, BigDecimal b) {
        return a.divide(b, SCALE, RoundingMode.HALF_UP);
    }

    private static Result hours(BigDecimal millis) {
        return Result.measured(new Quantity(divide(millis, MILLIS_PER_HOUR), "h"));
    }

    private static Result nothing() {
        return Result.noData("no ticket in the period to which it applies");
    }

    /** Counts tickets to which a fact applies, and those of which it holds. */
    private abstract static sealed class Count extends Accumulator {
        private final TicketFact fact;
        long holds;
        long applies;

        Count(TicketFact fact) {
            this.fact = fact;
        }

        @Override
        void accept(JudgedTicket judged) {
            fact.of(judged).ifPresent(value -> {
                applies++;
                holds += value ? 1 : 0;
            });
        }

        @Override
        void merge(Accumulator other) {
            holds += ((Count) other).holds;
            applies += ((Count) other).applies;
        }
    }

    private static final class Share extends Count {
        Share(TicketFact fact) {
            super(fact);
        }

        @Override
        Computed computed() {
            Result result = applies == 0
                    ? nothing()
                    : Result.measured(new Quantity(
                            divide(BigDecimal.valueOf(holds).multiply(HUNDRED), BigDecimal.valueOf(applies)), "%"));
            return new Computed(result, holds, applies);
        }
    }

    private static final class Tally extends Count {
        private final BigDecimal exposure;
        private final String unit;

        Tally(TicketFact fact, BigDecimal exposure, String unit) {
            super(fact);
            this.exposure = exposure;
            this.unit = unit;
        }

        @Override
        Computed computed() {
            BigDecimal count = BigDecimal.valueOf(holds);
            BigDecimal value = exposure.compareTo(BigDecimal.ONE) == 0 ? count : divide(count, exposure);
            return new Computed(Result.measured(new Quantity(value, unit)), holds, applies);
        }
    }

    private static final class Average extends Accumulator {
        private final TicketTime time;
        private BigDecimal sum = BigDecimal.ZERO;
        private long unsummed;
        private long count;

        Average(TicketTime time) {
            this.time = time;
        }

        @Override
        void accept(JudgedTicket judged) {
            time.of(judged.ticket()).ifPresent(length -> {
                unsummed += length.toMillis();
                count++;
                if (unsummed > Long.MAX_VALUE / 2) {
                    carry();
                }
            });
        }

        private void carry() {
            sum = sum.add(BigDecimal.valueOf(unsummed));
            unsummed = 0;
        }

        @Override
        void merge(Accumulator other) {
            carry();
            Average average = (Average) other;
            sum = sum.add(average.sum).add(BigDecimal.valueOf(average.unsummed));
            count += average.count;
        }

        @Override
        Computed computed() {
            carry();
            Result result = count == 0 ? nothing() : hours(divide(sum, BigDecimal.valueOf(count)));
            return new Computed(result, count, count);
        }
    }

    /** Also the median: at 50 percent type 7 is the middle value, or the mean of the two middle ones. */
    private static final class Quantile extends Accumulator {
        private final TicketTime time;
        private final int percent;
        private final PercentileDefinition definition;
        private final LongCounts millis = new LongCounts();

        Quantile(TicketTime time, int percent, PercentileDefinition definition) {
            this.time = time;
            this.percent = percent;
            this.definition = definition;
        }

        @Override
        void accept(JudgedTicket judged) {
            time.of(judged.ticket()).ifPresent(length -> millis.add(length.toMillis()));
        }

        @Override
        void merge(Accumulator other) {
            millis.addAll(((Quantile) other).millis);
        }

        @Override
        Computed computed() {
            long n = millis.total();
            return n == 0 ? new Computed(nothing(), 0, 0) : new Computed(hours(definition.of(millis, percent)), n, n);
        }
    }

    private static final class Composite extends Accumulator {
        private final Map<TicketFact, BigDecimal> weights;
        private final Map<TicketFact, Share> parts = new EnumMap<>(TicketFact.class);

        Composite(Map<TicketFact, BigDecimal> weights) {
            this.weights = weights;
            weights.keySet().forEach(fact -> parts.put(fact, new Share(fact)));
        }

        @Override
        void accept(JudgedTicket judged) {
            parts.values().forEach(part -> part.accept(judged));
        }

        @Override
        void merge(Accumulator other) {
            ((Composite) other).parts.forEach((fact, part) -> share(fact).merge(part));
        }

        private Share share(TicketFact fact) {
            return java.util.Objects.requireNonNull(parts.get(fact));
        }

        @Override
        Computed computed() {
            BigDecimal sum = BigDecimal.ZERO;
            BigDecimal total = BigDecimal.ZERO;
            long holds = 0;
            long applies = 0;
            for (Map.Entry<TicketFact, BigDecimal> weight : weights.entrySet()) {
                Computed part = share(weight.getKey()).computed();
                if (!(part.result() instanceof Result.Measured measured)) {
                    return new Computed(Result.noData("no ticket to which " + weight.getKey() + " applies"), 0, 0);
                }
                sum = sum.add(measured.quantity().value().multiply(weight.getValue()));
                total = total.add(weight.getValue());
                holds += part.numerator();
                applies += part.denominator();
            }
            return new Computed(Result.measured(new Quantity(divide(sum, total), "%")), holds, applies);
        }
    }
}
