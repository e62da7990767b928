package io.github.qms4j.internal.work;

import io.github.qms4j.access.AccessPolicy;
import io.github.qms4j.internal.validation.CommandValidator;
import io.github.qms4j.spi.storage.QmsStorage;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/**
 * What was wired once, in {@code build()}, and is shared by every session.
 *
 * @param tenant the tenant
 * @param storage where records are kept
 * @param clock the only clock there is
 * @param ids the only source of random ids
 * @param policy who may do what
 * @param validator checks commands
 * @param customAttributes what vendors registered
 * @param release closes what the engine opened itself
 */
public record Engine(
        String tenant,
        QmsStorage storage,
        Clock clock,
        Supplier<String> ids,
        AccessPolicy policy,
        CommandValidator validator,
        CustomAttributes customAttributes,
        Runnable release) {
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
