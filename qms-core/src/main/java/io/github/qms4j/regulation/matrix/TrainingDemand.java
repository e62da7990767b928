package io.github.qms4j.regulation.matrix;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.organisation.DepartmentId;
import java.util.List;

/**
 * Training that a requirement demands of those whom it affects (rule REG-8).
 *
 * @param competence what they must be shown to be competent for, as training records name it
 * @param departments whose members it affects
 */
public record TrainingDemand(String competence, List<DepartmentId> departments) {
    public TrainingDemand {
        departments = List.copyOf(departments);
    }

    /**
     * A demand on the members of some departments.
     *
     * @throws InvalidInputException when the competence is blank or no department is named
     */
    public static TrainingDemand of(String competence, DepartmentId... departments) {
        if (competence.isBlank() || departments.length == 0) {
            throw InvalidInputException.of(
                    "training demand",
                    "competence, departments",
                    competence + ", " + List.of(departments),
                    "names no competence or nobody whom it affects",
                    "say what training, and the members of which departments");
        }
        return new TrainingDemand(competence, List.of(departments));
    }
}
