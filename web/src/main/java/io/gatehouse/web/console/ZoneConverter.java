package io.gatehouse.web.console;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

public class ZoneConverter implements Converter<ZoneId> {

    @Override
    public @Nullable ZoneId getAsObject(FacesContext faces, UIComponent component, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return ZoneId.of(text.strip());
        } catch (DateTimeException unknown) {
            throw new ConverterException(
                    new FacesMessage(FacesMessage.SEVERITY_ERROR, "Choose a time zone like Europe/Berlin", null),
                    unknown);
        }
    }

    @Override
    public String getAsString(FacesContext faces, UIComponent component, @Nullable ZoneId zone) {
        return zone == null ? "" : zone.getId();
    }
}
