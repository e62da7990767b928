package com.example.plant;

import io.github.qms4j.Qms;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Seals the trail, so that what it says can no longer be altered unnoticed. */
@Component
class Sealing {
    private final Qms qms;

    Sealing(Qms qms) {
        this.qms = qms;
    }

    @Scheduled(cron = "0 */5 * * * *")
    void seal() {
        qms.trail().seal();
    }
}
