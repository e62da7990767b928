package io.github.qms4j.persistence.jpa;

import java.io.Closeable;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Runs a test class on PostgreSQL and gives its constructor a schema of its own. One server serves all classes of a
 * virtual machine; where it does not run, the class is skipped with the reason.
 */
final class OnPostgres implements ExecutionCondition, ParameterResolver {
    private static final Namespace POSTGRES = Namespace.create(OnPostgres.class);

    /** The server, or why there is none; closed by JUnit after the last test. */
    private record Attempt(@Nullable PostgresServer server, String failure) implements Closeable {
        static Attempt make() {
            try {
                return new Attempt(PostgresServer.open(), "");
            } catch (IOException | IllegalStateException | UnsupportedOperationException e) {
                return new Attempt(null, e.toString());
            }
        }

        @Override
        public void close() throws IOException {
            if (server != null) {
                server.close();
            }
        }
    }

    private static Attempt attempt(ExtensionContext context) {
        return context.getRoot()
                .getStore(POSTGRES)
                .getOrComputeIfAbsent("server", key -> Attempt.make(), Attempt.class);
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Attempt attempt = attempt(context);
        return attempt.server() == null
                ? ConditionEvaluationResult.disabled("PostgreSQL does not run here: " + attempt.failure())
                : ConditionEvaluationResult.enabled("PostgreSQL runs");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == PostgresServer.Schema.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Store store = context.getStore(POSTGRES);
        return store.getOrComputeIfAbsent(
                "schema " + parameter.getIndex(),
                key -> Objects.requireNonNull(attempt(context).server()).newSchema());
    }
}
