#include "gui/settings/hook_page.h"

#include "base/plain_text.h"
#include "engine/account_name.h"
#include "engine/hook/hook_process.h"
#include "gui/prompts/prompts.h"
#include "gui/theme/theme.h"
#include "gui/widgets/plain_text.h"
#include "words/sentences.h"
#include "words/uploads/video_words.h"

#include <QCheckBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;
using store::Setting;

namespace gui {

HookPage::HookPage(engine::Engine &engine, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_program(new QLineEdit)
    , m_arguments(new QPlainTextEdit)
    , m_failed(new QCheckBox(tr("Also when an upload fails")))
    , m_test(new QPushButton(tr("Test")))
    , m_result(plainLabel())
{
    build();
    const store::Settings &settings = engine.settings();
    m_program->setText(QDir::toNativeSeparators(settings.text(Setting::HookProgram)));
    QStringList lines;
    const QJsonArray kept = settings.value(Setting::HookArguments).toJsonArray();
    for (const QJsonValue &each : kept)
        lines.append(each.toString());
    m_arguments->setPlainText(lines.join(u'\n'));
    m_failed->setChecked(settings.boolValue(Setting::HookOnFailed));
    const auto offer = [this] {
        m_test->setEnabled(!m_process && !program().isEmpty());
    };
    connect(m_program, &QLineEdit::textChanged, this, offer);
    connect(m_program, &QLineEdit::textChanged, m_result, &QLabel::clear);
    connect(m_test, &QPushButton::clicked, this, &HookPage::test);
    offer();
}

void HookPage::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 20);
    layout->setSpacing(8);
    auto *help =
        plainLabel(tr("Youchuan starts this program once for each video that was published, and tells it "
                      "of the video in YOUCHUAN_EVENT, YOUCHUAN_FILE, YOUCHUAN_TITLE, YOUCHUAN_VIDEO_ID, "
                      "YOUCHUAN_LINK and YOUCHUAN_ACCOUNT. It has a minute; what it prints goes to the "
                      "log, and whatever it does changes nothing about the upload."));
    help->setWordWrap(true);
    help->setFont(smallFont(font()));
    setTone(help, Tone::Secondary);

    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto *programRow = new QHBoxLayout;
    programRow->setSpacing(8);
    auto *choosing = new QPushButton(tr("Choose…"));
    choosing->setAccessibleName(tr("Choose program"));
    connect(choosing, &QPushButton::clicked, this, &HookPage::choose);
    programRow->addWidget(m_program, 1);
    programRow->addWidget(choosing);
    m_program->setObjectName(u"hookProgram"_s);
    m_program->setAccessibleName(tr("Program"));
    m_program->setPlaceholderText(tr("None"));
    QLabel *programLabel = plainLabel(tr("Program"));
    programLabel->setBuddy(m_program);
    form->addRow(programLabel, programRow);

    constexpr int lines = 4;
    m_arguments->setObjectName(u"hookArguments"_s);
    m_arguments->setAccessibleName(tr("Arguments"));
    m_arguments->setPlaceholderText(tr("One a line; no shell reads them"));
    m_arguments->setTabChangesFocus(true);
    m_arguments->setFixedHeight(m_arguments->fontMetrics().lineSpacing() * lines + 12);
    QLabel *argumentsLabel = plainLabel(tr("Arguments"));
    argumentsLabel->setBuddy(m_arguments);
    form->addRow(argumentsLabel, m_arguments);
    m_failed->setObjectName(u"hookOnFailed"_s);
    form->addRow(QString(), m_failed);

    auto *testRow = new QHBoxLayout;
    testRow->setSpacing(12);
    m_test->setObjectName(u"hookTest"_s);
    m_result->setObjectName(u"hookResult"_s);
    m_result->setWordWrap(true);
    testRow->addWidget(m_test);
    testRow->addWidget(m_result, 1);
    form->addRow(QString(), testRow);
    layout->addWidget(help);
    layout->addLayout(form);
    layout->addStretch();
}

QString HookPage::program() const
{
    return QDir::fromNativeSeparators(m_program->text().trimmed());
}

// An empty line in between is an argument; those at the end are how one types.
QStringList HookPage::arguments() const
{
    QStringList lines = m_arguments->toPlainText().split(u'\n');
    while (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

bool HookPage::check()
{
    if (program().isEmpty() || QDir::isAbsolutePath(program()))
        return true;
    tell(false, tr("The program needs its whole path"));
    m_program->setFocus();
    return false;
}

void HookPage::keep() const
{
    store::Settings &settings = m_engine.settings();
    settings.setValue(Setting::HookProgram, program());
    settings.setValue(Setting::HookArguments, QJsonArray::fromStringList(arguments()));
    settings.setValue(Setting::HookOnFailed, m_failed->isChecked());
}

void HookPage::choose()
{
    const QString folder = program().isEmpty() ? QDir::homePath() : QFileInfo(program()).absolutePath();
    prompts::forFiles(window(), tr("Choose program"), folder, {}, [this](const QStringList &paths) {
        if (!paths.isEmpty())
            m_program->setText(QDir::toNativeSeparators(paths.first()));
    });
}

// As a video would be told, with one that there is not.
void HookPage::test()
{
    if (!check())
        return;
    constexpr int mostTestMs = 10'000;
    const QString sampleId = u"XSample=="_s;
    m_process = new engine::HookProcess(this);
    m_test->setEnabled(false);
    setTone(m_result, Tone::Secondary);
    m_result->setText(tr("It runs…"));
    connect(m_process, &engine::HookProcess::ended, this, &HookPage::showOutcome);
    m_process->start(program(), arguments(),
                     {u"published"_s, QDir::home().filePath(u"sample.mp4"_s), tr("Sample title"), sampleId,
                      words::videoLink(sampleId), engine::accountName(m_engine)},
                     mostTestMs);
}

void HookPage::showOutcome(const engine::HookOutcome &outcome)
{
    using How = engine::HookOutcome::How;
    std::exchange(m_process, nullptr)->deleteLater();
    m_test->setEnabled(!program().isEmpty());
    constexpr int mostShown = 200;
    const QString said =
        base::shortened(base::shownLine(outcome.output.trimmed().section(u'\n', 0, 0)), mostShown);
    switch (outcome.how) {
    case How::Ended:
        return tell(outcome.exitCode == 0,
                    words::joinedFacts(QStringList{outcome.exitCode == 0
                                                       ? tr("It works")
                                                       : tr("It ended with %1").arg(outcome.exitCode)}
                                       + (said.isEmpty() ? QStringList() : QStringList{said})));
    case How::NotStarted:
        return tell(false, tr("It cannot be started: there is no such program, or it may not be run"));
    case How::Crashed:
        return tell(false, tr("It crashed"));
    case How::TookTooLong:
        return tell(false, tr("It took too long and was ended"));
    }
}

void HookPage::tell(bool good, const QString &sentence)
{
    setTone(m_result, good ? Tone::Good : Tone::Error);
    m_result->setText(sentence);
    m_result->setAccessibleName(sentence);
}

} // namespace gui
