# kanwu: `make run` and `make test` set up all they need on Debian 12 with Swift 6.3.

# Programs and libraries that kanwu is built with or calls.
PACKAGES := \
  g++ make pkg-config libsqlite3-dev zlib1g-dev libzip-dev libssl-dev \
  libtesseract-dev libleptonica-dev libxml2-dev tesseract-ocr tesseract-ocr-chi-sim tesseract-ocr-script-hans \
  tesseract-ocr-chi-sim-vert tesseract-ocr-eng \
  libimecore-dev libboost-dev libfcitx5utils-dev libime-data libime-data-language-model \
  poppler-utils poppler-data qpdf libqpdf-dev libreoffice-writer-nogui unzip

# What make install needs besides (it makes the manual page), and what make check-setup tries it with.
INSTALL_PACKAGES := jq
# What pages to learn a table from are typeset with, and the Chinese font (2 MB) that the tests set them in.
LEARN_PACKAGES := pango1.0-tools fontconfig
TEST_PACKAGES := $(LEARN_PACKAGES) fonts-arphic-gbsn00lp
CHECK_PACKAGES := cron logrotate systemd mandoc groff-base util-linux zsh fish

OUT ?= out
BENCH ?= ../shared/bench
PREFIX ?= /usr/local
PROGRAM := .build/release/kanwu
# What check-setup tries: the debug program that make test builds.
CHECKED ?= .build/debug/kanwu
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

# The second reader (make second-reader): OpenVINO and PP-OCR's models, in a folder of kanwu's own.
# Under sudo it is that of the user who calls, for make install.
READER_HOME := $(if $(SUDO_USER),$(shell getent passwd '$(SUDO_USER)' | cut -d: -f6),$(HOME))
SECOND_READER ?= $(or $(XDG_DATA_HOME),$(READER_HOME)/.local/share)/kanwu/second-reader
OPENVINO := openvino-2026.4.1-22982-cp311-cp311-manylinux_2_28_x86_64.whl
OPENVINO_SHA256 := 2d22b1da03f7caf74df30e9f6417d0ab2f637e4a38e08e1dcd294d2c37407aaf
RAPIDOCR := rapidocr-3.10.0-py3-none-any.whl
RAPIDOCR_SHA256 := 2fc34e26cd0f48514804a94f8832283039c7334076bff60768b1fed9ad068050
# Once it is set up every build has it.
ifneq ($(wildcard $(SECOND_READER)/is-set-up),)
# make install puts a copy beside the program, which other users may read.
READER_FLAGS := --traits SecondReader \
  -Xlinker -rpath -Xlinker '$$ORIGIN/../lib/kanwu/second-reader/lib' -Xlinker -rpath -Xlinker $(SECOND_READER)/lib
export PKG_CONFIG_PATH := $(SECOND_READER)/pkgconfig:$(PKG_CONFIG_PATH)
endif

.PHONY: run test build setup second-reader lint format bench endure fuzz fuzz-address install uninstall check-setup \
  thread-check address-check

## Set up, build and process Samples/ into out/.
run: build
	$(PROGRAM) run Samples/scans --output $(OUT) --progress plain
	@echo "The texts are in $(OUT)/; what they should be is in Samples/expected/."

## Set up, build and run the tests.
test: PACKAGES += $(TEST_PACKAGES)
test: setup
	swift build --build-tests $(READER_FLAGS)
	swift test --skip-build $(READER_FLAGS)
	KANWU_EXIT_TESTS=1 swift test --skip-build $(READER_FLAGS) --filter 'ConveyorTests|ConfinementTests'

## The release program, at .build/release/kanwu.
build: setup
	swift build -c release --product kanwu --static-swift-stdlib $(READER_FLAGS)

## Gets the second reader (60 MB from PyPI, 120 MB on disk) and builds the program with it; once is enough.
second-reader: PACKAGES += $(shell python3 -m pip --version >/dev/null 2>&1 || echo python3-pip)
second-reader: setup
	@[ "$$(uname -m)" = x86_64 ] || { echo "The second reader is for x86_64 only."; exit 1; }
	@[ ! -e '$(SECOND_READER)' ] || [ -e '$(SECOND_READER)/is-set-up' ] || \
	  { echo "$(SECOND_READER) is there and not kanwu's; take it away, or name another with SECOND_READER="; exit 1; }
	rm -rf '$(SECOND_READER).new'
	mkdir -p '$(SECOND_READER).new/wheels' '$(SECOND_READER).new/pkgconfig'
	python3 -m pip download --quiet --disable-pip-version-check --no-deps --dest '$(SECOND_READER).new/wheels' \
	  --only-binary=:all: --implementation cp --python-version 3.11 --abi cp311 \
	  --platform manylinux_2_28_x86_64 --platform any openvino==2026.4.1 rapidocr==3.10.0
	cd '$(SECOND_READER).new/wheels' && \
	  printf '%s  %s\n' $(OPENVINO_SHA256) $(OPENVINO) $(RAPIDOCR_SHA256) $(RAPIDOCR) | sha256sum --check --quiet
	cd '$(SECOND_READER).new' && unzip -q wheels/$(OPENVINO) 'openvino/include/*' 'openvino/libs/libopenvino.so*' \
	  'openvino/libs/libopenvino_c.so*' 'openvino/libs/libopenvino_intel_cpu_plugin.so' \
	  'openvino/libs/libopenvino_onnx_frontend.so*' 'openvino/libs/libopenvino_ir_frontend.so*' 'openvino/libs/libtbb.so*' '*/licenses/*' && \
	  unzip -q -o wheels/$(RAPIDOCR) 'rapidocr/models/PP-OCRv6_*.onnx' '*/licenses/*' && \
	  mv openvino/include include && mv openvino/libs lib && mv rapidocr/models models && \
	  mkdir licenses && mv openvino-*.dist-info/licenses licenses/openvino && \
	  mv rapidocr-*.dist-info/licenses licenses/rapidocr && \
	  rm -r wheels openvino rapidocr openvino-*.dist-info rapidocr-*.dist-info
	cd '$(SECOND_READER).new/lib' && ln -s libopenvino_c.so.* libopenvino_c.so
	cd '$(SECOND_READER).new/models' && sha256sum *.onnx > SHA256SUMS
	printf '%s\n' 'Name: openvino' 'Description: OpenVINO C API' 'Version: 2026.4.1' \
	  'Cflags: -I$(SECOND_READER)/include' 'Libs: -L$(SECOND_READER)/lib -lopenvino_c' \
	  > '$(SECOND_READER).new/pkgconfig/openvino.pc'
	touch '$(SECOND_READER).new/is-set-up'
	rm -rf '$(SECOND_READER)'
	mv '$(SECOND_READER).new' '$(SECOND_READER)'
	$(MAKE) build
	$(PROGRAM) worker --keep-compiled-models
	cd '$(SECOND_READER)/models' && sha256sum *.onnx *.compiled > SHA256SUMS

## Installs missing Debian packages; asks for nothing when all are there.
setup:
	@missing=""; for package in $(PACKAGES); do \
	  dpkg-query -W -f '$${db:Status-Status}' $$package 2>/dev/null | grep -qx installed \
	    || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	  echo "installing:$$missing"; \
	  $(SUDO) apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends $$missing; \
	fi
	@command -v swift >/dev/null || { echo "Swift 6.3 is needed: https://www.swift.org/install"; exit 1; }

## The tests under the thread sanitizer (a quarter of an hour); the program's own runs without it.
thread-check: PACKAGES += $(TEST_PACKAGES)
thread-check: setup
	swift test --sanitize=thread -Xswiftc -DTHREAD_SANITIZER --skip EndToEndTests \
	  --scratch-path .build/thread-check

## The same under the address sanitizer, whose search for leaks needs ptrace, which workers refuse.
address-check: PACKAGES += $(TEST_PACKAGES)
address-check: setup
	ASAN_OPTIONS=detect_leaks=0 swift test --sanitize=address --skip EndToEndTests \
	  --scratch-path .build/address-check

lint:
	swift format lint --strict -r Sources Tests Package.swift

format:
	swift format -i -r Sources Tests Package.swift

## Speed and accuracy beside other programs, on the pages of $(BENCH).
bench: build
	python3 Tests/Benchmark/bench.py --bench $(BENCH) --program $(PROGRAM)

## Whether the program can be left to cron: kills, races, full disks and more, in about an hour.
## BARS="kills races" measures some; QUICK=--quick does a tenth.
endure: build
	python3 Tests/Endurance/endurance.py --program $(PROGRAM) --input $(BENCH)/dev/in $(QUICK) $(BARS)

## 10,000 broken pictures through decoding and cleaning, in a quarter of an hour (wants Pillow and numpy).
## FUZZ="--first 10000 --count 1000 --recognise" takes others, and recognises them.
fuzz: build
	python3 Tests/Fuzz/fuzz.py --program $(PROGRAM) $(FUZZ)

## The same under the address sanitizer, with a program built for it.
fuzz-address: setup
	swift build -c release --product kanwu --sanitize=address -Xswiftc -DADDRESS_SANITIZER \
	  --scratch-path .build/fuzz-address
	python3 Tests/Fuzz/fuzz.py --program .build/fuzz-address/release/kanwu --sanitised $(FUZZ)

# make install PROGRAM=FILE installs a program that is built already.
.build/release/kanwu: build

SHARE = $(DESTDIR)$(PREFIX)/share
INSTALLED_READER = $(DESTDIR)$(PREFIX)/lib/kanwu/second-reader
MANUAL = $(SHARE)/man/man1/kanwu.1
BASH_COMPLETION = $(SHARE)/bash-completion/completions/kanwu
ZSH_COMPLETION = $(SHARE)/zsh/site-functions/_kanwu
FISH_COMPLETION = $(SHARE)/fish/vendor_completions.d/kanwu.fish

## The program, its pipelines, second reader, manual page, shell completions and examples, below PREFIX.
install: PACKAGES += $(INSTALL_PACKAGES)
install: setup $(PROGRAM)
ifndef READER_FLAGS
	@! ldd $(PROGRAM) | grep -q libopenvino_c || \
	  { echo "$(PROGRAM) has the second reader, which is not in $(SECOND_READER): name its folder with SECOND_READER="; exit 1; }
endif
	install -D -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/kanwu
	install -d $(SHARE)/kanwu $(SHARE)/doc/kanwu/examples \
	  $(dir $(MANUAL) $(BASH_COMPLETION) $(ZSH_COMPLETION) $(FISH_COMPLETION))
	cp -R Pipelines $(SHARE)/kanwu/
ifdef READER_FLAGS
	rm -rf $(INSTALLED_READER)
	install -d $(INSTALLED_READER)
	cp -R '$(SECOND_READER)'/lib '$(SECOND_READER)'/models '$(SECOND_READER)'/licenses $(INSTALLED_READER)/
	chmod -R u=rwX,go=rX $(INSTALLED_READER)
endif
	install -m 644 Samples/cron/* $(SHARE)/doc/kanwu/examples/
	install -m 644 Samples/kanwu-document.schema.json $(SHARE)/doc/kanwu/
	$(PROGRAM) --generate-completion-script bash > $(BASH_COMPLETION)
	$(PROGRAM) --generate-completion-script zsh > $(ZSH_COMPLETION)
	$(PROGRAM) --generate-completion-script fish > $(FISH_COMPLETION)
	$(PROGRAM) --experimental-dump-help | jq -r --rawfile page Sources/kanwu/Manual/kanwu.1.in \
	  --arg version "$$($(PROGRAM) --version)" \
	  --arg date "$$(LC_ALL=C date -u -r Sources/kanwu/Manual/kanwu.1.in '+%B %e, %Y')" \
	  -f Sources/kanwu/Manual/commands.jq > $(MANUAL)
	chmod 644 $(MANUAL) $(BASH_COMPLETION) $(ZSH_COMPLETION) $(FISH_COMPLETION)

## Takes away what make install brought. Texts and their ledgers stay, and so do pipelines of your own.
uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/kanwu $(MANUAL) \
	  $(BASH_COMPLETION) $(ZSH_COMPLETION) $(FISH_COMPLETION)
	rm -rf $(SHARE)/kanwu $(SHARE)/doc/kanwu $(DESTDIR)$(PREFIX)/lib/kanwu

## Tries Samples/cron, the manual page and the completions, in a throwaway copy of this machine.
check-setup: PACKAGES += $(INSTALL_PACKAGES) $(CHECK_PACKAGES)
check-setup: setup
	$(SUDO) env "PATH=$$PATH" 'SECOND_READER=$(SECOND_READER)' Tests/Setup/check-setup.sh $(CHECKED)
