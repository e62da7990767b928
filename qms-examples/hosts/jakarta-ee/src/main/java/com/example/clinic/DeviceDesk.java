package com.example.clinic;

import io.github.qms4j.Qms;
import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.TicketEvent;
import io.github.qms4j.servicedesk.TicketKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.security.enterprise.SecurityContext;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Takes reports of devices that fail. */
@ApplicationScoped
public class DeviceDesk {
    @Inject
    Qms qms;

    @Inject
    EntityManager entityManager;

    @Inject
    SecurityContext caller;

    /** The device is entered and the incident opened, or neither. */
    @Transactional
    public String failed(String device, String ward, Instant at) {
        entityManager.persist(new Device(device, ward));
        Ticket.Builder failure = Ticket.builder("clinic", device, TicketKind.INCIDENT);
        return qms.as(Callers.actor(caller), "device failed")
                .serviceDesk()
                .open(failure.event(new TicketEvent.Opened(at)).build());
    }
}
