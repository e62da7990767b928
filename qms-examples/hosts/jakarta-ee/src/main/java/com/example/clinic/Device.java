package com.example.clinic;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.validation.constraints.NotBlank;

/** A record of the host's own, which the server validates. */
@Entity
public class Device {
    @Id
    private String id = "";

    @NotBlank
    private String ward = "";

    protected Device() {}

    public Device(String id, String ward) {
        this.id = id;
        this.ward = ward;
    }

    public String ward() {
        return ward;
    }
}
