using Clinic.Content;

namespace Clinic.Web.Features.Reading.Search;

/// <summary>Whether each prepared answer is found by the questions that stand with it.</summary>
public static class AnswerExamples
{
    /// <summary>An error for each example that its answer is not given for.</summary>
    public static IEnumerable<Finding> Missed(PageSearch search, ContentSet content) =>
        from answer in content.Answers.Answers
        from example in answer.Examples
        where search.Answers(example).All(given => given.Id != answer.Id)
        select new Finding(
            "content/answers.yml", answer.Line, Severity.Error, "answers", $"`{answer.Id}`: “{example}” does not find it.",
            "Add the words it is asked with to `words` and `asks`, or take out of `unless` what it has.");
}
