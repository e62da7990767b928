package com.example.plant;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the host. */
@SpringBootApplication
public class PlantApplication {
    public static void main(String[] args) {
        SpringApplication.run(PlantApplication.class, args);
    }
}
