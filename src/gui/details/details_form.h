// The fields of what viewers will see, for one video or for several.
//
// Each field has its FieldEditor. Writes only what was touched: appliedTo() takes a video's details and gives
// them back with the touched fields replaced. Where several videos differ, a field shows "Mixed values" until
// it is touched. Problems stand below their fields in words, as one types.
#pragma once

#include "gui/details/account_editor.h"
#include "ingest/title_pattern.h"
#include "youku/metadata.h"
#include "youku/types.h"

#include <QSet>
#include <QWidget>

#include <functional>
#include <memory>
#include <vector>

namespace gui {

namespace Ui {
class DetailsForm;
}

class ChoiceEditor;
class DetailsForm : public QWidget
{
    Q_OBJECT
public:
    explicit DetailsForm(QWidget *parent = nullptr);
    ~DetailsForm() override;

    // One or several, and whose they are; forgets what was touched.
    void showVideos(const QList<youku::Metadata> &videos, const QList<AccountChoice> &owners = {});
    // The field is there where there is something to choose. byDefault: of what names none.
    void setAccounts(const QList<AccountChoice> &accounts, const transfer::AccountId &byDefault);
    // Which the videos are to be given; none: they keep theirs.
    std::optional<transfer::AccountId> accountToGive() const;
    void typeAccount(const QString &name); // as the user would
    // What a title with placeholders becomes: for one video, or the first of several.
    void setTitleFiller(std::function<ingest::FilledTitle(const QString &)> filled);
    void setCategories(const QList<youku::Category> &categories);
    // Of the default account: what it has no place for is said below the fields.
    void setApi(youku::ApiKind api);

    // Types these details (keys as on the wire) into their fields, as the user would; others stay.
    void fill(const QJsonObject &details);

    bool several() const { return m_videos.size() > 1; }
    const QSet<youku::Field> &touched() const { return m_touched; }
    QSet<youku::Field> changed() const; // the same, and the tags while one is half typed
    youku::Metadata appliedTo(const youku::Metadata &before) const;
    // What is wrong with what stands in the fields; among several, with the touched ones.
    QList<youku::FieldProblem> problems() const;
    bool halfTyped() const;
    // A tag half typed becomes a tag.
    void finishTyping();
    // To the first field with a problem, else to this one.
    void focusFirst(youku::Field usual);

signals:
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeEditors();
    void fillChoices();
    void touch(youku::Field field);
    void undo(youku::Field field);
    void updateNotes();
    void showProblems();
    void showTitleHelp();
    void showApiNote();
    void writeOutTitle();
    QString filledTitle(const QString &title) const;
    void togglePlace(bool open);

    std::unique_ptr<Ui::DetailsForm> m_ui;
    std::vector<FieldEditor *> m_editors;
    AccountEditor *m_account = nullptr;
    ChoiceEditor *m_category = nullptr;
    youku::ApiKind m_api = youku::ApiKind::Open;
    QList<youku::Metadata> m_videos;
    QSet<youku::Field> m_touched;
    std::function<ingest::FilledTitle(const QString &)> m_filledTitle;
};

} // namespace gui
