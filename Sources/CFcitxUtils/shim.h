#pragma once
// Nothing is called from Swift: the target only brings Fcitx5Utils's flags to CLanguageModel,
// whose libime headers include Fcitx's.
