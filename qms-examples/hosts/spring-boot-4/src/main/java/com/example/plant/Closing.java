package com.example.plant;

import io.github.qms4j.Qms;
import io.github.qms4j.access.Actor;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.record.Seen;
import io.github.qms4j.signature.Credentials;
import java.time.ZoneId;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Closes nonconformities with a signature. */
@Service
public class Closing {
    private static final ZoneId PLANT = ZoneId.of("Europe/Berlin");

    private final Qms qms;

    Closing(Qms qms) {
        this.qms = qms;
    }

    /** Closes what the caller was shown, and nothing that changed since. */
    @Transactional
    public void close(Seen<NonconformityId> shown, String because, char[] password) {
        Actor caller = Callers.actor(SecurityContextHolder.getContext().getAuthentication());
        qms.as(caller, because)
                .signing(Credentials.both(caller.id(), password), PLANT)
                .nonconformities()
                .close(shown);
    }
}
