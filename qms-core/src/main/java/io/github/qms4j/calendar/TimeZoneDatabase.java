package io.github.qms4j.calendar;

import io.github.qms4j.InvalidInputException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRulesProvider;

/**
 * Which release of the IANA time zone database the running JVM judges by. Governments change their clocks at short
 * notice, so a verdict is only repeatable when the release is recorded with it.
 */
public final class TimeZoneDatabase {
    private TimeZoneDatabase() {}

    /**
     * The release of the rules of this zone, for example {@code 2025a}: the newest that the JVM's provider of the zone
     * knows, which is the one that {@code java.time} computes with.
     *
     * @throws InvalidInputException if the zone has no rules in the database, as a bare offset has not
     */
    public static String version(ZoneId zone) {
        return ZoneRulesProvider.getVersions(region(zone).getId()).lastKey();
    }

    /** The zone of this id, where it is one whose rules come from the database. */
    static ZoneId region(String id) {
        if (!ZoneRulesProvider.getAvailableZoneIds().contains(id)) {
            throw notARegion(id);
        }
        return ZoneId.of(id);
    }

    /** The zone itself; UTC as an offset is taken as the region of that name, so that both make equal calendars. */
    static ZoneId region(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? region("UTC") : region(zone.getId());
    }

    private static InvalidInputException notARegion(String id) {
        return InvalidInputException.of(
                "Time zone",
                "zone",
                id,
                "is not a region of the time zone database",
                "name one, such as Europe/Berlin or UTC; an offset without rules is for example Etc/GMT-2");
    }
}
