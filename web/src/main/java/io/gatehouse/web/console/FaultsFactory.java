package io.gatehouse.web.console;

import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;

public class FaultsFactory extends ExceptionHandlerFactory {

    public FaultsFactory(ExceptionHandlerFactory wrapped) {
        super(wrapped);
    }

    @Override
    public ExceptionHandler getExceptionHandler() {
        return new Faults(getWrapped().getExceptionHandler());
    }
}
