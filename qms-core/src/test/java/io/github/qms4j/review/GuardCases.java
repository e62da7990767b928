package io.github.qms4j.review;

import io.github.qms4j.access.Actor;
import io.github.qms4j.access.CompetenceGate.TrainingRecord;
import io.github.qms4j.record.Facts;
import io.github.qms4j.record.Guard;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Versioned;
import io.github.qms4j.spi.storage.Condition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Cases that no command leads to, so that the guard against them can be asked all the same. */
final class GuardCases {
    private GuardCases() {}

    static <S extends Record> Guard.Case<S> of(Actor actor, S stored) {
        return new Guard.Case<>(
                actor,
                null,
                actor.roles(),
                Instant.EPOCH,
                LocalDate.EPOCH,
                "MR-2026-0001",
                stored,
                null,
                new NoFacts());
    }

    private static final class NoFacts implements Facts {
        @Override
        public <S extends Record> Optional<Versioned<S>> find(RecordType<S> type, String id) {
            return Optional.empty();
        }

        @Override
        public <S extends Record> Versioned<S> get(RecordType<S> type, String id) {
            throw new IllegalStateException("no " + id);
        }

        @Override
        public Optional<TrainingRecord> training(String person, String competence) {
            return Optional.empty();
        }

        @Override
        public List<Writing> writings(String recordType, String id, Instant since) {
            return List.of();
        }

        @Override
        public Optional<FirstCheckpoint> firstCheckpoint(String recordType, String id, long version) {
            return Optional.empty();
        }

        @Override
        public <S extends Record> List<Versioned<S>> list(RecordType<S> type, Condition... conditions) {
            return List.of();
        }
    }
}
