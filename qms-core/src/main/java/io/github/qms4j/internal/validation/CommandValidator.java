package io.github.qms4j.internal.validation;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Checks the constraints of a command and lists every violation in one error.
 *
 * <p>The standard constraints are checked here. A Jakarta Validation provider in the class path would change what the
 * host's own frameworks do: Jakarta Persistence providers and Spring Boot validate as soon as they find one, and fail
 * where it finds no expression language.
 */
public final class CommandValidator {
    private final Source source;

    private CommandValidator(Source source) {
        this.source = source;
    }

    /** Uses a host's validator, for constraints of its own. */
    public static CommandValidator using(Validator validator) {
        return new CommandValidator(new Source() {
            @Override
            public <C> List<Violation> violations(C command) {
                return validator.validate(command).stream()
                        .map(v -> new Violation(
                                v.getPropertyPath().toString(),
                                String.valueOf(v.getInvalidValue()),
                                v.getMessage(),
                                ""))
                        .toList();
            }
        });
    }

    /** Checks the constraints that Jakarta Validation defines, on records. */
    public static CommandValidator ofStandardConstraints() {
        RecordConstraints records = new RecordConstraints();
        return new CommandValidator(new Source() {
            @Override
            public <C> List<Violation> violations(C command) {
                List<Violation> found = new ArrayList<>();
                records.check(command, "", found::add);
                return found;
            }
        });
    }

    /** Returns the command, or throws with all its violations. */
    public <C> C valid(C command) {
        List<Violation> violations = source.violations(command).stream()
                .sorted(Comparator.comparing(Violation::place).thenComparing(Violation::rule))
                .toList();
        if (!violations.isEmpty()) {
            throw new InvalidInputException(command.getClass().getSimpleName(), violations);
        }
        return command;
    }

    private interface Source {
        <C> List<Violation> violations(C command);
    }
}
