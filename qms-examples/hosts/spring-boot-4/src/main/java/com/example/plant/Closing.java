package com.example.plant;

import io.github.qms4j.Qms;
import io.github.qms4j.access.Actor;
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

    @Transactional
    public void close(String nonconformity, String because, char[] password) {
        Actor caller = Callers.actor(SecurityContextHolder.getContext().getAuthentication());
        qms.as(caller, because)
                .signing(Credentials.both(caller.id(), password), PLANT)
                .nonconformities()
                .close(nonconformity);
    }
}
