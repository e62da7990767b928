package com.example.plant;

import io.github.qms4j.Qms;
import io.github.qms4j.servicedesk.Ticket;
import io.github.qms4j.servicedesk.TicketEvent;
import io.github.qms4j.servicedesk.TicketKind;
import java.time.Instant;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes reports of machines that stopped. */
@Service
public class FaultDesk {
    private final Qms qms;
    private final MachineRepository machines;

    FaultDesk(Qms qms, MachineRepository machines) {
        this.qms = qms;
        this.machines = machines;
    }

    /** The machine is marked and the incident opened, or neither. */
    @Transactional
    public String stopped(String machine, Instant at) {
        machines.findById(machine).orElseThrow().stop();
        Ticket.Builder fault = Ticket.builder("plant", machine + "@" + at, TicketKind.INCIDENT);
        return qms.as(Callers.actor(SecurityContextHolder.getContext().getAuthentication()), "machine stopped")
                .serviceDesk()
                .open(fault.event(new TicketEvent.Opened(at)).build());
    }
}
