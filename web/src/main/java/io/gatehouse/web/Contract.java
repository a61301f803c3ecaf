package io.gatehouse.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Says in the published contract what the server can't see in our code: how ids and times are written, that bodies are
 * JSON (we read their fields ourselves), and that what goes wrong is told as a problem.
 */
public class Contract implements OASFilter {

    private static final String JSON = "application/json";
    private static final String ANY = "*/*";
    private static final Set<String> TIMES =
            Set.of("minute", "at", "first", "last", "firstSeen", "lastSeen", "lastScan", "validFrom", "validUntil");
    private static final Set<String> IDS = Set.of("id", "checkpoints", "checkpointIds");

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        Map<String, Schema> schemas = contract.getComponents().getSchemas();
        if (schemas != null) {
            contract.getComponents().removeSchema("Fields");
            contract.getComponents().getSchemas().values().forEach(Contract::nameTypes);
        }
        contract.getComponents().addSchema("Problem", problem());
    }

    @Override
    public Operation filterOperation(Operation operation) {
        if (operation.getRequestBody() != null && operation.getRequestBody().getContent() != null) {
            onlyJson(operation.getRequestBody().getContent());
        }
        List<Parameter> parameters = operation.getParameters();
        if (parameters != null) {
            parameters.stream().filter(Contract::isId).forEach(parameter -> parameter.setSchema(id()));
        }
        MediaType problem =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/Problem"));
        operation
                .getResponses()
                .addAPIResponse(
                        "4XX",
                        OASFactory.createAPIResponse()
                                .description("What is wrong with the request")
                                .content(OASFactory.createContent().addMediaType("application/problem+json", problem)));
        return operation;
    }

    /** Our own reading of bodies is listed beside what is read; only the latter is of interest. */
    private static void onlyJson(Content content) {
        MediaType described = content.getMediaType(ANY);
        if (described != null) {
            content.removeMediaType(ANY);
            content.addMediaType(JSON, described);
            nameTypes(described.getSchema());
        }
    }

    private static void nameTypes(Schema schema) {
        if (schema != null && schema.getProperties() != null) {
            schema.getProperties().forEach(Contract::nameType);
        }
    }

    private static void nameType(String name, Schema property) {
        if (property.getType() == SchemaType.INTEGER) {
            // a running number says what it is
            return;
        }
        if (IDS.contains(name) || name.endsWith("Id")) {
            Schema one = property.getType() == SchemaType.ARRAY ? property.getItems() : property;
            if (one != null && one.getRef() == null) {
                one.type(SchemaType.STRING).format("uuid");
            }
        } else if (TIMES.contains(name) || name.endsWith("At")) {
            property.type(SchemaType.STRING).format("date-time");
        }
        nameTypes(property);
        nameTypes(property.getItems());
    }

    private static boolean isId(Parameter parameter) {
        return parameter.getName() != null && parameter.getName().endsWith("Id");
    }

    private static Schema id() {
        return OASFactory.createSchema().type(SchemaType.STRING).format("uuid");
    }

    private static Schema problem() {
        Schema text = OASFactory.createSchema().type(SchemaType.STRING);
        Schema violation = OASFactory.createSchema()
                .type(SchemaType.OBJECT)
                .addProperty("field", text)
                .addProperty("message", text);
        return OASFactory.createSchema()
                .type(SchemaType.OBJECT)
                .addProperty("type", text)
                .addProperty("title", text)
                .addProperty("status", OASFactory.createSchema().type(SchemaType.INTEGER))
                .addProperty("detail", text)
                .addProperty(
                        "violations",
                        OASFactory.createSchema().type(SchemaType.ARRAY).items(violation));
    }
}
