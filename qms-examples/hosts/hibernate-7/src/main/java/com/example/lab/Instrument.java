package com.example.lab;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.validation.constraints.NotBlank;

/** A record of the host's own. */
@Entity
public class Instrument {
    @Id
    private String id = "";

    /** Not validated in this host, which has no validation provider. */
    @NotBlank
    private String place = "";

    protected Instrument() {}

    public Instrument(String id, String place) {
        this.id = id;
        this.place = place;
    }

    public String id() {
        return id;
    }

    public String place() {
        return place;
    }
}
