package dev.holdfast.operator.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdfast.api.v1alpha1.BundleSettings;
import dev.holdfast.api.v1alpha1.LinkageSettings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The YAML document as it is written: everything may be absent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SettingsDocument(
    @Nullable String enforcement,
    @Nullable Map<String, Settings.PolicySetting> policies,
    @Nullable LinkageSettings linkage,
    @Nullable List<Settings.FirstApprover> approvers,
    @Nullable Map<String, Integer> groups,
    @Nullable Integer trustCount,
    @Nullable String unlockDelay,
    BundleSettings.@Nullable HumanPatterns humans,
    @Nullable List<String> controllers) {}
