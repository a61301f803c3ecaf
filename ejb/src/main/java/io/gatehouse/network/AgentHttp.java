package io.gatehouse.network;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks tunnels and their agents: follows nobody elsewhere, waits for nobody long, and reads no more than it needs. */
final class AgentHttp {

    private static final int MOST_BYTES = 64 * 1024;

    private final Duration patience;
    private final HttpClient client;

    AgentHttp(Duration patience) {
        this.patience = patience;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    record Answer(int status, String body) {

        JsonObject json() throws IOException {
            try (JsonReader reader = Json.createReader(new StringReader(body))) {
                return reader.readObject();
            } catch (JsonException e) {
                throw new IOException("what was answered is not JSON", e);
            }
        }
    }

    /** Nothing if nobody is there. */
    Optional<Answer> get(URI address, String... headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(request.build(), info -> new Bounded());
        try {
            // over all: who sends a byte a minute is nobody to wait for
            HttpResponse<String> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.of(new Answer(response.statusCode(), response.body()));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ConnectException) {
                return Optional.empty();
            }
            throw new IOException(reason(e.getCause()), e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("no answer in time", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String reason(@Nullable Throwable cause) {
        return cause == null || cause.getMessage() == null ? "no answer" : cause.getMessage();
    }

    private static final class Bounded implements BodySubscriber<String> {

        private final CompletableFuture<String> whole = new CompletableFuture<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private Flow.@Nullable Subscription subscription;

        @Override
        public CompletionStage<String> getBody() {
            return whole;
        }

        @Override
        public void onSubscribe(Flow.Subscription begun) {
            subscription = begun;
            begun.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> parts) {
            for (ByteBuffer part : parts) {
                if (bytes.size() + part.remaining() > MOST_BYTES) {
                    whole.completeExceptionally(new IOException("the answer is too long"));
                    if (subscription != null) {
                        subscription.cancel();
                    }
                    return;
                }
                byte[] more = new byte[part.remaining()];
                part.get(more);
                bytes.write(more, 0, more.length);
            }
        }

        @Override
        public void onError(Throwable failure) {
            whole.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            whole.complete(bytes.toString(StandardCharsets.UTF_8));
        }
    }
}
