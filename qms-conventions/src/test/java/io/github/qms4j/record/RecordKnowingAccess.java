package io.github.qms4j.record;

import io.github.qms4j.access.Actor;

public record RecordKnowingAccess(Actor by) {}
