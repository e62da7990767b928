package io.github.qms4j.conventions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Records how each test ended that names a rule by {@link Verifies}. The JUnit Platform finds it as a service; it
 * works when the system property {@code qms.traceability.directory} is set and does nothing otherwise.
 *
 * <p>One file a test class, {@code <module>-<execution>-<class>.csv}: whatever the number of forks, and in whatever
 * portions a runner hands out the classes, a class is run by one of them, and its next run replaces its file.
 */
public final class TraceabilityListener implements TestExecutionListener {
    private final @Nullable Path directory;
    private final String module;
    private final String execution;

    private final Set<String> concluded = new HashSet<>();
    private final Map<String, Map<String, Outcome>> outcomesByClass = new TreeMap<>();
    private @Nullable TestPlan plan;

    /** Takes directory, module and execution from the system properties {@code qms.traceability.*}. */
    public TraceabilityListener() {
        this(
                Optional.ofNullable(System.getProperty("qms.traceability.directory"))
                        .filter(name -> !name.isBlank())
                        .map(Path::of)
                        .orElse(null),
                System.getProperty("qms.traceability.module", "module"),
                System.getProperty("qms.traceability.execution", "test"));
    }

    TraceabilityListener(@Nullable Path directory, String module, String execution) {
        this.directory = directory;
        this.module = module;
        this.execution = execution;
    }

    @Override
    public synchronized void testPlanExecutionStarted(TestPlan testPlan) {
        plan = testPlan;
        concluded.clear();
    }

    @Override
    public synchronized void executionStarted(TestIdentifier test) {
        // A repeated run of a failed test replaces what the run before it said.
        if (isMethod(test) && plan != null && !hasMethodAbove(test)) {
            source(test).ifPresent(method -> forget(method));
        }
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier test, String reason) {
        concludeWithBelow(test, Result.SKIPPED, reason);
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        Result outcome = switch (result.getStatus()) {
            case SUCCESSFUL -> Result.PASSED;
            case ABORTED -> Result.SKIPPED;
            case FAILED -> Result.FAILED;
        };
        String reason = result.getThrowable().map(Throwable::toString).orElse("");
        if (test.isTest()) {
            conclude(test, outcome, reason);
        } else if (outcome != Result.PASSED) {
            concludeWithBelow(test, outcome, reason);
        }
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan testPlan) {
        if (directory == null) {
            return;
        }
        try {
            Files.createDirectories(directory);
            for (Map.Entry<String, Map<String, Outcome>> ofClass : outcomesByClass.entrySet()) {
                Path file = directory.resolve(module + "-" + execution + "-" + ofClass.getKey() + ".csv");
                Files.writeString(
                        file,
                        Trace.write(traces(ofClass.getKey(), ofClass.getValue().values())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the traceability of " + module + " to " + directory, e);
        }
    }

    /** A container that is skipped or fails before its tests says nothing of them; they did not pass all the same. */
    private void concludeWithBelow(TestIdentifier test, Result result, String reason) {
        if (plan == null) {
            return;
        }
        conclude(test, result, reason);
        plan.getDescendants(test).stream()
                .filter(below -> !concluded.contains(below.getUniqueId()))
                .forEach(below -> conclude(below, result, reason));
    }

    private void conclude(TestIdentifier test, Result result, String reason) {
        if (directory == null || !concluded.add(test.getUniqueId())) {
            return;
        }
        methodOf(test).ifPresent(source -> outcome(source).ifPresent(outcome -> outcome.add(result, reason)));
    }

    private void forget(MethodSource source) {
        Optional.ofNullable(outcomesByClass.get(source.getClassName())).ifPresent(known -> known.remove(key(source)));
    }

    private Optional<Outcome> outcome(MethodSource source) {
        Method method = source.getJavaMethod();
        Set<String> rules = rules(source.getJavaClass(), method);
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(outcomesByClass
                .computeIfAbsent(source.getClassName(), name -> new TreeMap<>())
                .computeIfAbsent(key(source), key -> new Outcome(source.getMethodName(), rules)));
    }

    private static String key(MethodSource source) {
        return source.getMethodName() + "(" + source.getMethodParameterTypes() + ")";
    }

    private List<Trace> traces(String testClass, Iterable<Outcome> outcomes) {
        // Overloads of one name are one sentence.
        Map<String, Trace> traces = new HashMap<>();
        for (Outcome outcome : outcomes) {
            for (String rule : outcome.rules) {
                Trace trace = new Trace(rule, module, testClass, outcome.method, outcome.result, outcome.reason());
                traces.merge(
                        rule + ' ' + outcome.method,
                        trace,
                        (one, other) -> one.result().compareTo(other.result()) >= 0 ? one : other);
            }
        }
        return List.copyOf(traces.values());
    }

    private boolean hasMethodAbove(TestIdentifier test) {
        return parent(test).flatMap(this::methodOf).isPresent();
    }

    private static boolean isMethod(TestIdentifier test) {
        return source(test).isPresent();
    }

    private static Optional<MethodSource> source(TestIdentifier test) {
        return test.getSource().filter(MethodSource.class::isInstance).map(MethodSource.class::cast);
    }

    /** The method that a test is, or that an invocation or a dynamic test belongs to. */
    private Optional<MethodSource> methodOf(TestIdentifier test) {
        return source(test).or(() -> parent(test).flatMap(this::methodOf));
    }

    private Optional<TestIdentifier> parent(TestIdentifier test) {
        return plan == null ? Optional.empty() : plan.getParent(test);
    }

    private static Set<String> rules(Class<?> testClass, Method method) {
        Set<String> rules = new TreeSet<>();
        addRules(method.getAnnotation(Verifies.class), rules);
        addRules(testClass, rules);
        return rules;
    }

    private static void addRules(@Nullable Class<?> type, Set<String> rules) {
        if (type == null) {
            return;
        }
        addRules(type.getAnnotation(Verifies.class), rules);
        addRules(type.getSuperclass(), rules);
        addRules(type.getEnclosingClass(), rules);
        for (Class<?> contract : type.getInterfaces()) {
            addRules(contract, rules);
        }
    }

    private static void addRules(@Nullable Verifies verifies, Set<String> rules) {
        if (verifies != null) {
            rules.addAll(List.of(verifies.value()));
        }
    }

    /** A method with all its invocations: as good as the worst of them. */
    private static final class Outcome {
        private final String method;
        private final Set<String> rules;
        private final List<String> reasons = new ArrayList<>();
        private Result result = Result.PASSED;
        private int decisive;
        private int all;

        Outcome(String method, Set<String> rules) {
            this.method = method;
            this.rules = rules;
        }

        void add(Result next, String reason) {
            if (next.compareTo(result) > 0) {
                reasons.clear();
                decisive = 0;
            }
            all++;
            if (next.compareTo(result) >= 0) {
                decisive++;
            }
            result = result.worse(next);
            if (next == result && next != Result.PASSED) {
                reasons.add(reason.lines().findFirst().orElse(""));
            }
        }

        String reason() {
            if (result == Result.PASSED) {
                return "";
            }
            String first = reasons.stream().findFirst().orElse("");
            return all == 1 ? first : decisive + " of " + all + " invocations: " + first;
        }
    }
}
