#include "gui/details/details_form.h"

#include "gui/details/field_head.h"
#include "gui/details/tags_field.h"
#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "gui/widgets/combo_access.h"
#include "ingest/metadata_text.h"
#include "ui_details_form.h"
#include "words/reasons/api_words.h"
#include "words/uploads/category_words.h"
#include "youku/signed/signed_metadata.h"

#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;
using youku::Field;
using youku::Metadata;

namespace gui {

DetailsForm::DetailsForm(QWidget *parent) : QWidget(parent), m_ui(std::make_unique<Ui::DetailsForm>())
{
    installComboAccess(); // before there are any
    m_ui->setupUi(this);
    m_ui->placeToggle->setIconSize(QSize(18, 14));
    connect(m_ui->placeToggle, &QToolButton::toggled, this, &DetailsForm::togglePlace);
    togglePlace(false);

    m_ui->titleHelp->setFont(smallFont(font()));
    setTone(m_ui->titleHelp, Tone::Secondary);
    m_ui->apiNote->setFont(smallFont(font()));
    fillChoices();
    makeEditors();
    const int fieldHeight = fontMetrics().height() + 10;
    for (QLineEdit *edit : findChildren<QLineEdit *>()) {
        if (!m_ui->tags->isAncestorOf(edit)) {
            edit->setMinimumHeight(fieldHeight);
            edit->setTextMargins(4, 0, 4, 0);
        }
    }
    for (QComboBox *box : findChildren<QComboBox *>())
        box->setMinimumHeight(fieldHeight);
    setCategories({});
    showVideos({Metadata()});
}

DetailsForm::~DetailsForm() = default;

void DetailsForm::makeEditors()
{
    const auto line = [this](Field field, QLineEdit *edit, const FieldEditor::Frame &frame) {
        m_editors.push_back(new LineEditor(field, edit, frame, this));
    };
    const auto choice = [this](Field field, QComboBox *box, const FieldEditor::Frame &frame) {
        auto *editor = new ChoiceEditor(field, box, frame, this);
        m_editors.push_back(editor);
        return editor;
    };
    const Ui::DetailsForm &ui = *m_ui;
    m_account = new AccountEditor(ui.account, ui.accountBox, {ui.accountHead, ui.accountProblem}, this);
    m_editors.push_back(m_account);
    line(Field::Title, ui.title, {ui.titleHead, ui.titleProblem});
    m_editors.push_back(new TagsEditor(ui.tags, {ui.tagsHead, ui.tagsProblem}, this));
    m_editors.push_back(new ParagraphEditor(Field::Description, ui.description,
                                            {ui.descriptionHead, ui.descriptionProblem}, this));
    m_category = choice(Field::Category, ui.category, {ui.categoryHead, ui.categoryProblem});
    choice(Field::Copyright, ui.copyright, {ui.copyrightHead, ui.copyrightProblem});
    choice(Field::Privacy, ui.privacy, {ui.privacyHead, ui.privacyProblem});
    line(Field::WatchPassword, ui.watchPassword, {ui.watchPasswordHead, ui.watchPasswordProblem});
    line(Field::ShootTime, ui.shootTime, {ui.shootTimeHead, ui.shootTimeProblem});
    line(Field::Latitude, ui.latitude, {ui.latitudeHead, ui.latitudeProblem});
    line(Field::Longitude, ui.longitude, {ui.longitudeHead, ui.longitudeProblem});
    for (const FieldEditor *editor : m_editors) {
        connect(editor, &FieldEditor::touched, this, &DetailsForm::touch);
        connect(editor, &FieldEditor::typing, this, &DetailsForm::edited);
        connect(editor->head(), &FieldHead::undoRequested, this,
                [this, field = editor->field()] { undo(field); });
    }
    connect(ui.title, &QLineEdit::editingFinished, this, &DetailsForm::writeOutTitle);
}

void DetailsForm::fillChoices()
{
    int index = 0;
    for (const auto copyright : {youku::Copyright::Original, youku::Copyright::Reproduced})
        m_ui->copyright->setItemData(index++, youku::wireName(copyright));
    index = 0;
    using youku::Privacy;
    for (const auto privacy : {Privacy::All, Privacy::Friend, Privacy::Password, Privacy::Private})
        m_ui->privacy->setItemData(index++, youku::wireName(privacy));
}

void DetailsForm::showVideos(const QList<Metadata> &videos, const QList<AccountChoice> &owners)
{
    m_account->setOwners(owners);
    m_videos = videos.isEmpty() ? QList<Metadata>{Metadata()} : videos;
    m_touched.clear();
    for (FieldEditor *editor : m_editors)
        editor->load(m_videos);
    updateNotes();
    showProblems();
}

void DetailsForm::fill(const QJsonObject &details)
{
    const Metadata wanted = youku::metadataFromJson(details, {}, nullptr);
    for (FieldEditor *editor : m_editors) {
        if (details.contains(youku::fieldName(editor->field())))
            editor->type(wanted);
    }
}

void DetailsForm::setCategories(const QList<youku::Category> &categories)
{
    QList<ChoiceEditor::Choice> choices{{tr("Left to Youku"), {}}};
    for (const youku::Category &category : categories)
        choices.append({words::categoryLabel(category), category.term});
    m_category->setChoices(choices);
}

void DetailsForm::setAccounts(const QList<AccountChoice> &accounts, const transfer::AccountId &byDefault)
{
    m_account->setChoices(accounts, byDefault);
    showApiNote();
}

std::optional<transfer::AccountId> DetailsForm::accountToGive() const
{
    return m_touched.contains(Field::Account) ? m_account->chosen() : std::nullopt;
}

void DetailsForm::typeAccount(const QString &name)
{
    m_account->typeName(name);
}

void DetailsForm::setApi(youku::ApiKind api)
{
    m_api = api;
    showApiNote();
}

void DetailsForm::showApiNote()
{
    Metadata shown;
    const auto privacy = youku::privacyFromWire(m_ui->privacy->currentData().toString());
    shown.privacy = privacy.value_or(youku::Privacy::All); // several values: each is looked at before it goes
    const youku::ApiKind api = m_account->chosenApi().value_or(m_api);
    const bool refused = youku::refusesPrivacy(api, shown);
    m_ui->apiNote->setText(refused ? words::publicOnlyLine()
                                   : words::notCarriedLine(youku::neverCarried(api)));
    m_ui->apiNote->setVisible(!m_ui->apiNote->text().isEmpty());
    setTone(m_ui->apiNote, refused ? Tone::Error : Tone::Secondary);
}

Metadata DetailsForm::appliedTo(const Metadata &before) const
{
    Metadata after = before;
    for (const FieldEditor *editor : m_editors) {
        // What is not understood leaves the value as it was.
        if (m_touched.contains(editor->field()) && editor->write(&after))
            after.notUnderstood.remove(editor->field());
    }
    if (!several() && m_touched.contains(Field::Title))
        after.title = filledTitle(after.title); // no placeholder is ever kept in a video
    return after;
}

void DetailsForm::setTitleFiller(std::function<ingest::FilledTitle(const QString &)> filled)
{
    m_filledTitle = std::move(filled);
    showProblems();
    showTitleHelp();
}

QString DetailsForm::filledTitle(const QString &title) const
{
    return m_filledTitle ? m_filledTitle(title).text : title;
}

// Once the field is left, it shows what one video's title became.
void DetailsForm::writeOutTitle()
{
    const QString title = m_ui->title->text().trimmed();
    if (!several() && m_touched.contains(Field::Title) && filledTitle(title) != title)
        m_ui->title->setText(filledTitle(title));
}

void DetailsForm::showTitleHelp()
{
    const QString title = m_ui->title->text().trimmed();
    const QString filled = filledTitle(title);
    if (filled != title)
        m_ui->titleHelp->setText(several() ? tr("The first becomes: %1").arg(filled)
                                           : tr("Becomes: %1").arg(filled));
    if (filled != title && m_filledTitle(title).nameIsCut)
        m_ui->titleHelp->setText(several() ? tr("%1 (longer names are cut)").arg(m_ui->titleHelp->text())
                                           : tr("%1 (the name is cut)").arg(m_ui->titleHelp->text()));
    if (filled == title)
        m_ui->titleHelp->setText(tr("{name}, {date} and {n} stand for file name, date, number"));
    m_ui->titleHelp->setVisible(several() || filled != title);
}

QList<youku::FieldProblem> DetailsForm::problems() const
{
    Metadata checked = appliedTo(m_videos.first());
    if (m_touched.contains(Field::Title))
        checked.title = filledTitle(checked.title);
    QList<youku::FieldProblem> found;
    for (const youku::FieldProblem &problem : youku::problemsOf(checked)) {
        const bool typed = m_touched.contains(problem.field);
        if (typed ? problem.problem != youku::Problem::NotUnderstood : !several()) // typed: asked below
            found.append(problem);
    }
    for (const FieldEditor *editor : m_editors) {
        Metadata scratch;
        if (m_touched.contains(editor->field()) && !editor->write(&scratch))
            found.append(ingest::notRead(editor->field(), editor->text()));
    }
    return found;
}

QSet<Field> DetailsForm::changed() const
{
    QSet<Field> fields = m_touched;
    for (const FieldEditor *editor : m_editors) {
        if (editor->halfTyped())
            fields.insert(editor->field());
    }
    return fields;
}

bool DetailsForm::halfTyped() const
{
    return std::any_of(m_editors.cbegin(), m_editors.cend(),
                       [](const FieldEditor *editor) { return editor->halfTyped(); });
}

void DetailsForm::finishTyping()
{
    for (FieldEditor *editor : m_editors)
        editor->finishTyping();
}

void DetailsForm::focusFirst(Field usual)
{
    const QList<youku::FieldProblem> found = problems();
    const Field wanted = found.isEmpty() ? usual : found.first().field;
    for (const FieldEditor *editor : m_editors) {
        if (editor->field() != wanted)
            continue;
        if (m_ui->place->isAncestorOf(editor->widget()))
            m_ui->placeToggle->setChecked(true);
        editor->widget()->setFocus(Qt::ShortcutFocusReason);
    }
}

void DetailsForm::touch(Field field)
{
    m_touched.insert(field);
    updateNotes();
    showProblems();
    emit edited();
}

void DetailsForm::undo(Field field)
{
    m_touched.remove(field);
    for (FieldEditor *editor : m_editors) {
        if (editor->field() == field)
            editor->load(m_videos);
    }
    updateNotes();
    showProblems();
    emit edited();
}

void DetailsForm::updateNotes()
{
    for (const FieldEditor *editor : m_editors)
        editor->head()->setChanged(several() && m_touched.contains(editor->field()));
    if (!several()) {
        m_ui->titleHead->setCount(youku::textLength(filledTitle(m_ui->title->text().trimmed())),
                                  youku::limits::titleMax);
        m_ui->tagsHead->setCount(int(m_ui->tags->tags().size()), youku::limits::tagsMax);
        m_ui->descriptionHead->setCount(youku::textLength(m_ui->description->toPlainText()),
                                        youku::limits::descriptionMax);
    }
    showTitleHelp();
    m_ui->passwordRow->setVisible(m_ui->privacy->currentData().toString()
                                  == youku::wireName(youku::Privacy::Password));
    showApiNote();
}

void DetailsForm::showProblems()
{
    const QList<youku::FieldProblem> found = problems();
    for (FieldEditor *editor : m_editors) {
        QList<youku::FieldProblem> own;
        for (const youku::FieldProblem &problem : found) {
            if (problem.field == editor->field())
                own.append(problem);
        }
        editor->showProblems(own);
    }
}

void DetailsForm::togglePlace(bool open)
{
    m_ui->place->setVisible(open);
    m_ui->placeToggle->setIcon(icon(open ? u"chevron-down"_s : u"chevron-right"_s));
}

void DetailsForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) {
        setTone(m_ui->titleHelp, Tone::Secondary);
        showApiNote();
    }
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        showApiNote();
    }
    QWidget::changeEvent(event);
}

} // namespace gui
