package com.example.plant;

import org.springframework.data.jpa.repository.JpaRepository;

/** Keeps the machines. */
public interface MachineRepository extends JpaRepository<Machine, String> {}
