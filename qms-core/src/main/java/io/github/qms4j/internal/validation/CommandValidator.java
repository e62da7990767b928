package io.github.qms4j.internal.validation;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.Comparator;
import java.util.List;

/** Turns Jakarta Validation's answer into one error that lists every violation, field by field. */
public final class CommandValidator implements AutoCloseable {
    private final Validator validator;
    private final AutoCloseable owned;

    private CommandValidator(Validator validator, AutoCloseable owned) {
        this.validator = validator;
        this.owned = owned;
    }

    /** Uses a host's validator and leaves it open. */
    public static CommandValidator using(Validator validator) {
        return new CommandValidator(validator, () -> {});
    }

    /** Uses the provider on the path, without an expression language. */
    public static CommandValidator byDefaultProvider() {
        ValidatorFactory factory = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new PlainMessageInterpolator())
                .buildValidatorFactory();
        return new CommandValidator(factory.getValidator(), factory);
    }

    /** Returns the command, or throws with all its violations. */
    public <C> C valid(C command) {
        List<Violation> violations = validator.validate(command).stream()
                .sorted(Comparator.comparing((ConstraintViolation<C> v) ->
                                v.getPropertyPath().toString())
                        .thenComparing(ConstraintViolation::getMessage))
                .map(v -> new Violation(
                        v.getPropertyPath().toString(), String.valueOf(v.getInvalidValue()), v.getMessage(), ""))
                .toList();
        if (!violations.isEmpty()) {
            throw new InvalidInputException(command.getClass().getSimpleName(), violations);
        }
        return command;
    }

    @Override
    public void close() {
        try {
            owned.close();
        } catch (Exception e) {
            throw new IllegalStateException("the validator factory could not be closed", e);
        }
    }
}
