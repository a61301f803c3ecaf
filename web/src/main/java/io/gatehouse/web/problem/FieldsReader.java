package io.gatehouse.web.problem;

import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads a JSON object of bounded size from a request's body. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class FieldsReader implements MessageBodyReader<Fields> {

    public static final int MOST_BYTES = 4 * 1024 * 1024;

    /** Kept, for finding a parser takes longer than parsing. */
    static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == Fields.class;
    }

    @Override
    public Fields readFrom(
            Class<Fields> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return new Fields(parse(bounded(decoded(headers.getFirst(HttpHeaders.CONTENT_ENCODING), body))));
    }

    private static InputStream decoded(@Nullable String encoding, InputStream body) throws IOException {
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return body;
        }
        if (!encoding.equalsIgnoreCase("gzip")) {
            throw new ProblemException(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the body uncompressed or compressed with gzip");
        }
        try {
            return new GZIPInputStream(body);
        } catch (ZipException | EOFException e) {
            throw unreadable("The body is not compressed with gzip");
        }
    }

    private static byte[] bounded(InputStream body) throws IOException {
        byte[] bytes;
        try {
            bytes = body.readNBytes(MOST_BYTES + 1);
        } catch (ZipException | EOFException e) {
            throw unreadable("The compressed body is damaged");
        }
        if (bytes.length > MOST_BYTES) {
            throw new ProblemException(ProblemType.TOO_LARGE, "The body must have at most " + MOST_BYTES + " bytes");
        }
        return bytes;
    }

    private static JsonObject parse(byte[] bytes) throws IOException {
        requireUtf8(bytes);
        return object(() -> PARSERS.createParser(new ByteArrayInputStream(bytes)), "body");
    }

    /** The one object that was sent. To open what is too short is a failure of its own. */
    static JsonObject object(Supplier<JsonParser> opened, String what) {
        try (JsonParser sent = opened.get()) {
            if (sent.next() == JsonParser.Event.START_OBJECT) {
                JsonObject object = sent.getObject();
                if (!sent.hasNext()) {
                    return object;
                }
            }
        } catch (RuntimeException e) {
            // the parser throws exceptions of many kinds, also for what is nested too deeply
            throw unreadable("The " + what + " is not readable as JSON");
        }
        throw unreadable("The " + what + " must be a JSON object");
    }

    private static void requireUtf8(byte[] bytes) throws IOException {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            throw unreadable("The body must be JSON in UTF-8");
        }
    }

    private static ProblemException unreadable(String detail) {
        return new ProblemException(ProblemType.INVALID, detail);
    }
}
