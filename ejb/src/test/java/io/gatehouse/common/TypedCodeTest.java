package io.gatehouse.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedCodeTest {

    @ParameterizedTest
    @ValueSource(strings = {"ND4V-KH10-V5Q1", "nd4v-khlo-v5qi", " ND4V KHIO V5QL ", "ND4VKH10V5Q1"})
    void howACodeIsTypedDoesNotMatter(String typed) {
        assertThat(Secrets.asPrinted(typed)).isEqualTo("ND4VKH10V5Q1");
    }
}
