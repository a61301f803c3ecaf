package io.gatehouse.web.console;

import io.gatehouse.common.ProblemException;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An id in a page's address. What isn't one names nothing that there is. */
public class IdConverter implements Converter<UUID> {

    private static final int LENGTH = 36;

    @Override
    public @Nullable UUID getAsObject(FacesContext faces, UIComponent component, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            if (text.length() == LENGTH) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException notAnId) {
            // falls through to the one answer for an id that isn't one
        }
        throw ProblemException.notFound("page");
    }

    @Override
    public String getAsString(FacesContext faces, UIComponent component, @Nullable UUID id) {
        return id == null ? "" : id.toString();
    }
}
