package io.gatehouse.lens;

import com.google.zxing.common.CharacterSetECI;
import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.Instruction;
import org.teavm.model.MethodHolder;
import org.teavm.model.MethodReference;
import org.teavm.model.instructions.InvocationType;
import org.teavm.model.instructions.InvokeInstruction;

/**
 * Part of the compilation for browsers: has zxing ask {@link Charsets}. A code that says that it is in UTF-8, as most do
 * that hold more than ASCII, could not be read there otherwise.
 */
public final class CharsetNames implements ClassHolderTransformer {

    private static final String PARSER = "com.google.zxing.qrcode.decoder.DecodedBitStreamParser";
    private static final MethodReference OURS =
            new MethodReference(Charsets.class, "name", CharacterSetECI.class, String.class);

    @Override
    public void transformClass(ClassHolder type, ClassHolderTransformerContext context) {
        if (type.getName().equals(PARSER)) {
            for (MethodHolder method : type.getMethods()) {
                if (method.hasProgram()) {
                    method.getProgram().getBasicBlocks().forEach(CharsetNames::transform);
                }
            }
        }
    }

    private static void transform(BasicBlock block) {
        for (Instruction instruction : block) {
            if (instruction instanceof InvokeInstruction call
                    && call.getMethod().getClassName().equals(CharacterSetECI.class.getName())
                    && call.getMethod().getName().equals("name")) {
                call.setType(InvocationType.SPECIAL);
                call.setArguments(call.getInstance());
                call.setInstance(null);
                call.setMethod(OURS);
            }
        }
    }
}
