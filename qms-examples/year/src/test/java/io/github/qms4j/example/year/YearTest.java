package io.github.qms4j.example.year;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.spi.storage.QmsStorage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What each chapter of the year must show; told once, in memory, and once more on the embedded database. */
@TestInstance(Lifecycle.PER_CLASS)
class YearTest {
    private final List<String> told = new ArrayList<>();
    private Narrator narrator = new Narrator(told::add);
    private Path place = Path.of("");

    @BeforeAll
    void tell_the_year_in_memory(@TempDir Path directory) {
        place = directory;
        narrator = tell("memory", directory.resolve("memory"), told);
    }

    private static Narrator tell(String storage, Path directory, List<String> lines) {
        Narrator teller = new Narrator(lines::add);
        assertThat(directory.toFile().mkdirs()).isTrue();
        try (QmsStorage opened = Stores.open(storage, directory);
                House house = new House(opened, directory)) {
            Year.tell(house, teller);
        }
        return teller;
    }

    private ListAssert<String> told(String chapter) {
        return assertThat(narrator.told(chapter)).as(chapter);
    }

    private void shows(String chapter, String... sentences) {
        for (String sentence : sentences) {
            told(chapter).as(sentence).anyMatch(line -> line.contains(sentence));
        }
    }

    @Test
    @Verifies({"REG-1", "REG-3", "REG-4"})
    void january_takes_editions_into_force_and_finds_gaps() {
        shows(
                January.TITLE,
                "40 persons, 6 departments, 9 processes",
                "21 CFR 11 is taken into force",
                "serves 3 clauses of as many instruments",
                "[REG-3, ",
                "no evidence among [] counts",
                "coverage of iso-9001:2015-amd1: 1 of 78 assessed",
                "1 verdict without evidence in the period",
                "in the worklist of the service manager: ASM-2025-0004 waits for assessment.answer");
    }

    @Test
    @Verifies({"DOC-1", "DOC-2"})
    void january_brings_procedures_into_force_that_two_others_approved() {
        shows(
                Procedures.TITLE,
                "the quality engineer approves the procedure for CAPA that they wrote: ",
                "[DOC-2, ISO 9001:2015 7.5.2 c)]",
                "[DOC-2, ISO 9001:2015 7.2 c)]",
                "in force on 2025-01-16: none.",
                "in force on 2025-03-01: DOC-2025-0003-v1.");
    }

    @Test
    @Verifies({"TRN-3", "TRN-6", "TRN-9"})
    void january_trains_the_service_desk_and_shows_a_waiver_as_a_waiver() {
        shows(
                Trainings.TITLE,
                "Service agent 3 fails attempt 1.",
                "Service agent 3 passes attempt 2.",
                "Service agent 9 fails attempt 2.",
                "waives the course for Service agent 9 until 2025-03-31",
                "Service agent 9 in incident handling: WAIVED.",
                "14 of 15 required trainings",
                "who has not read it: agent-13, agent-14, service-manager.",
                "Service agent 2 in data integrity: CURRENT.",
                "after the learning system voided the result: NOT_TRAINED.");
    }

    @Test
    @Verifies("KPI-1")
    void january_agrees_service_levels_and_no_kpi_without_an_owner() {
        shows(ServiceLevels.TITLE, "Boston service desk", "the field 'owner' needs a value", "24 measurements");
    }

    @Test
    @Verifies({"OBJ-2", "OBJ-4", "OBJ-5", "OBJ-6"})
    void february_refuses_an_objective_letter_by_letter_and_publishes_the_second_one() {
        shows(
                February.TITLE,
                "2 have left (agent-14, engineer-5), 1 has joined (agent-15)",
                "satisfied users: no data",
                "on 5 grounds",
                "there is no baseline",
                "nobody answers for it",
                "inside this natural variation",
                "letters that pass: []",
                "has not signed that it can be reached",
                "[OBJ-4, ",
                "who has not acknowledged it: Service agent 12",
                "# Quality management plan 2025");
    }

    @Test
    @Verifies({"SOL-2", "SOL-3"})
    void the_tool_is_chosen_signed_and_live_when_every_gate_is_closed() {
        shows(
                NewTool.TITLE,
                "tool D: is out, [R-1]",
                "with the weight of cost moved by 20 % another one leads: [B]",
                "signatures that count: 0 of 1.",
                "[SOL-2, 21 CFR 11.70]",
                "the critical path: install, migrate, quiet month",
                "not trained for 'help desk tool': [agent-12, agent-13]",
                "there is no rollback plan",
                "the training records that it rested on: 13.");
    }

    @Test
    @Verifies({"REG-5", "REG-6"})
    void may_knows_what_a_new_edition_touches_and_july_has_it_looked_at() {
        shows(
                May.TITLE,
                "iso-9001:2015-amd1/7.1.6 is WITHDRAWN",
                "iso-9001:2015-amd1/10.2.1 is REWORDED",
                "take it into force on that day [REG-1]",
                "the draft of Annex 11 would touch");
        shows(
                May.IN_FORCE,
                "suspect: it does not count until it is assessed anew",
                "is UNCONFIRMED.",
                "confirmed it, it is CURRENT.",
                "7.1.6 is FROZEN");
    }

    @Test
    @Verifies({"AUD-3", "AUD-6", "AUD-7", "AUD-10"})
    void june_audits_with_somebody_independent_on_a_sample_that_nobody_chose() {
        shows(
                June.TITLE,
                "service-manager owned incidents until now",
                "auditor-1 managed service-manager while they owned incidents",
                "both refusals are on record: 2.",
                "in no signed checkpoint yet",
                "95 % confident that fewer than 10 % are adverse",
                "the compliance officer closes the audit: ",
                "the quality manager cancels it instead");
        shows(
                June.ANSWERED,
                "overdue on 2025-07-10: [FND-2025-0001, FND-2025-0002, FND-2025-0003]",
                "The major finding becomes CAPA-2025-0001",
                "audit the line again once it is put right",
                "both verdicts on the line stay: [MAJOR, CONFORM].");
    }

    @Test
    @Verifies({"CAP-3", "CAP-5", "CAP-6"})
    void the_capa_helps_in_its_second_cycle_and_is_closed_when_the_procedure_is_in_force() {
        shows(
                August.TITLE,
                "the p′ chart of what is resolved in time has signals in 2025-07",
                "is raised by the rule on repeated breaches",
                "graded MAJOR by ISO/IEC 17021-1",
                "wrote the root cause; let somebody else verify it [CAP-3",
                "stated anew after it was verified",
                "[CAP-5, ");
        shows(August.CHECK, "INEFFECTIVE: 0 of 1 periods meet", "A second cycle begins");
        shows(
                August.CLOSURE,
                "EFFECTIVE: 1 of 1 periods meet",
                "not in force yet",
                "agent-15/1 IN_PROGRESS is not completed",
                "The compliance officer closes the CAPA.");
    }

    @Test
    @Verifies({"SOL-4", "SOL-5"})
    void september_fails_the_vendor_and_asks_whether_the_tool_helped() {
        shows(
                September.TITLE,
                "Routing Systems Ltd is FAILED",
                "raised again, it is the same one.",
                "NO_EVIDENCE, from 15 months before and 5 after",
                "too few data: 5 points after, of which 8 are needed");
    }

    @Test
    @Verifies({"OBJ-3", "OBJ-7", "OBJ-9"})
    void the_objective_is_missed_as_the_data_say_and_carried_over() {
        shows(ObjectiveOutcome.REVIEWED, "the data say ", "reviews that were missed: 2.");
        shows(ObjectiveOutcome.MISSED, "so that it is not missed: ", "is concluded as the data say: MISSED");
        shows(ObjectiveOutcome.CARRIED, "not decided on", "OBJ-2025-0002 GOES_ON", "its successor is OBJ-2025-0003");
    }

    @Test
    @Verifies({"INS-1", "INS-2", "INS-5", "X-11"})
    void october_answers_the_inspector_who_sees_what_was_released_until_the_day() {
        shows(
                October.TITLE,
                "prepared it; let somebody else release it [INS-1",
                "25 requests are received",
                "IRL-2025-0001 is version ",
                "the inspector lists the CAPAs: ",
                "an answer is due in 15 business days, across a holiday: on 2025-11-13.",
                "3 observations are not settled",
                "on the day after, the inspector looks at the released items again: ");
        shows(October.ANSWERS, "the action COM-2025-0001", "CAPA-2025-0002");
    }

    @Test
    @Verifies({"REV-1", "REV-3", "REV-4", "REV-5"})
    void december_reviews_what_was_gathered_and_keeps_the_minutes_as_they_were() {
        shows(
                Reviews.TITLE,
                "on 9.3.2 c) 1) (iso-9001:2015-amd1/9.3.2-c-1)",
                "inputs answer 17 clauses; 7 are justified.",
                "at the last review",
                "1 of 2 from senior management were present",
                "nobody carries out decisions [1]",
                "neither verified nor carried over: [MRA-2025-0001]",
                "who took part: 4 of 5 members",
                "since then: kpis is another",
                "the review itself has not changed.");
    }

    @Test
    @Verifies({"X-5", "X-12", "X-19"})
    void the_end_is_sealed_and_complete_and_finds_whoever_changes_it() {
        shows(
                TheEnd.TITLE,
                "it is under the legal hold HOLD-2025-0001",
                "records, sound.",
                "it is the newest.",
                "CAPA-2025-0001 is written as a page for people",
                "finds it sound and complete",
                "as of 2025-07-15 the CAPA was TRIAGE",
                "the procedure for incidents in force was DOC-2025-0005-v2",
                "a status is changed in the row of CAPA-2025-0001: the log is not sound.",
                "capa CAPA-2025-0001 of tenant default version",
                "a signature is added to an entry that nobody signed: the log is not sound.",
                "trail-entry CHANGE/capa/CAPA-2025-0001/1 of tenant default was altered",
                "set back to what it was in June: the log is not sound.",
                "it was cut back or replaced",
                "the sample of June, drawn again from its population of 1731");
    }

    @Test
    void on_the_embedded_database_the_same_story_is_told_word_for_word() {
        List<String> again = new ArrayList<>();
        tell("sqlite", place.resolve("sqlite"), again);

        assertThat(again).isEqualTo(told);
        assertThat(place.resolve("sqlite").resolve("qms")).isNotEmptyFile();
        assertThat(place.resolve("sqlite").resolve("year-2025.zip"))
                .as("the pack, byte for byte")
                .hasSameBinaryContentAs(place.resolve("memory").resolve("year-2025.zip"));
    }
}
