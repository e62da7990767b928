package com.example.plant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A record of the host's own. */
@Entity
public class Machine {
    @Id
    private String id = "";

    private boolean stopped;

    protected Machine() {}

    public Machine(String id) {
        this.id = id;
    }

    public boolean isStopped() {
        return stopped;
    }

    public void stop() {
        stopped = true;
    }
}
