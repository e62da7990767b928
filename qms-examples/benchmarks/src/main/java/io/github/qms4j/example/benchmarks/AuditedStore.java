package io.github.qms4j.example.benchmarks;

import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Writes records with their trail into one file. */
interface AuditedStore extends AutoCloseable {
    Actor ACTOR = new Actor("u-1042", "Anna Berg", Set.of(Role.SERVICE_AGENT));
    String REASON = "benchmark";
    /** The time that both programs believe it is, so that they write the same bytes. */
    Instant NOW = Instant.parse("2026-03-02T09:30:00.250Z");

    Instant OPENED = Instant.parse("2026-03-02T09:00:00Z");
    Instant ASSIGNED = Instant.parse("2026-03-02T09:15:00Z");
    String SOURCE = "benchmark";

    /** What one thread writes through; never used by two. */
    Writer writer();

    @Override
    void close();

    /** Each call of a method that writes is one durable transaction. */
    interface Writer extends AutoCloseable {
        void openTicket(String reference);

        /** Loads a ticket, adds that it was assigned, stores it. */
        void assignTicket(String reference);

        /** How many entries the history of a ticket has, each read as text. */
        int historyOfTicket(String reference);

        void planCalibrations(List<String> ids);

        /** Loads calibrations, adds the reading of the first step, stores them. */
        void readCalibrations(List<String> ids);

        @Override
        void close();
    }
}
