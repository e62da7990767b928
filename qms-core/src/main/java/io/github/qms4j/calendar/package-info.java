/**
 * Business time: opening hours in one time zone, and the two questions that every service level asks of them, how much
 * open time lies between two instants and when a target runs out. Pure values; knows the JDK and the exceptions of
 * qms4j, and nothing of tickets, pauses or storage.
 *
 * <p>The rules:
 *
 * <ul>
 *   <li>The time line is the instant. Opening hours are local times in the zone of the <em>calendar</em>, never of the
 *       server or of the viewer.
 *   <li>A window is half-open. Its start and its end become instants by the rule of
 *       {@link java.time.ZonedDateTime#ofLocal}: in a gap the local time moves forward by the length of the gap, in an
 *       overlap it is the earlier of the two. A repeated hour inside a window therefore counts twice, a skipped hour
 *       not at all. Windows that come to overlap as instants are merged.
 *   <li>A duration is always elapsed time, never a difference of local times.
 * </ul>
 */
@NullMarked
package io.github.qms4j.calendar;

import org.jspecify.annotations.NullMarked;
