package io.gatehouse.web.problem;

import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemException.Violation;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIForm;
import jakarta.faces.component.UIInput;
import jakarta.faces.component.visit.VisitContext;
import jakarta.faces.component.visit.VisitHint;
import jakarta.faces.component.visit.VisitResult;
import jakarta.faces.context.FacesContext;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Shows a problem on the page that caused it: what is wrong with a field at the input whose id is the field's name, all
 * else above the page.
 */
public final class PageProblems {

    private static final Set<VisitHint> SHOWN = EnumSet.of(VisitHint.SKIP_UNRENDERED);

    private PageProblems() {}

    /** Tries what a form asks for; whether it went well. */
    public static boolean attempt(Runnable action) {
        try {
            action.run();
            return true;
        } catch (ProblemException problem) {
            show(problem, FacesContext.getCurrentInstance());
            return false;
        }
    }

    public static void tell(String message) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, message, null));
    }

    private static void show(ProblemException problem, FacesContext faces) {
        Map<String, UIInput> inputs = inputs(faces);
        for (Violation violation : problem.violations()) {
            UIInput input = inputs.get(violation.field());
            String text =
                    (input == null ? violation.field() : label(input)) + " " + withLabels(violation.message(), inputs);
            if (input != null) {
                input.setValid(false);
                // an input that isn't valid shows what was typed, and nothing if it is not told
                input.setSubmittedValue(
                        faces.getExternalContext().getRequestParameterMap().get(input.getClientId(faces)));
            }
            faces.addMessage(input == null ? null : input.getClientId(faces), error(text));
        }
        if (problem.violations().isEmpty()) {
            faces.addMessage(null, error(problem.detail()));
        }
        faces.validationFailed();
    }

    /** The inputs of the form that was sent, by id. What isn't shown could not show its message either. */
    private static Map<String, UIInput> inputs(FacesContext faces) {
        Map<String, UIInput> inputs = new LinkedHashMap<>();
        faces.getViewRoot().visitTree(VisitContext.createVisitContext(faces, null, SHOWN), (visit, component) -> {
            if (component instanceof UIForm form && !form.isSubmitted()) {
                return VisitResult.REJECT;
            }
            if (component instanceof UIInput input) {
                inputs.put(input.getId(), input);
            }
            return VisitResult.ACCEPT;
        });
        return inputs;
    }

    private static String withLabels(String message, Map<String, UIInput> inputs) {
        String told = message;
        for (Map.Entry<String, UIInput> input : inputs.entrySet()) {
            told = told.replaceAll("\\b" + input.getKey() + "\\b", label(input.getValue()));
        }
        return told;
    }

    private static String label(UIComponent input) {
        Object label = input.getAttributes().get("label");
        return label == null ? input.getId() : label.toString();
    }

    private static FacesMessage error(String text) {
        return new FacesMessage(FacesMessage.SEVERITY_ERROR, text, null);
    }
}
